; The Windows installer: for one user, without administrator rights; NSIS, amd64-unicode.
Target amd64-unicode
Unicode true
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestDPIAware true
RequestExecutionLevel user

!include MUI2.nsh
!include FileFunc.nsh

!define CLASS "BLPDesk.Programme"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\BLPDesk"
!define CLASSES "Software\Classes"

Name "${TITLE}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${TITLE}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "${TITLE} ${VERSION}"
VIProductVersion "${FOURNUMBERS}"
VIAddVersionKey "ProductName" "${TITLE}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${TITLE}: installer"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "${PUBLISHER}, MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${TITLE}.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Open ${TITLE} now"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; A program that runs holds its file: ask until it is closed. Without a window nobody can be asked: status 4, nothing changed.
!macro UntilClosed UN
Function ${UN}IsHeld
  Exch $0
  IfFileExists "$0" 0 free
  ClearErrors
  FileOpen $1 "$0" a
  IfErrors held
  FileClose $1
free:
  StrCpy $0 "free"
  Exch $0
  Return
held:
  StrCpy $0 "held"
  Exch $0
FunctionEnd

Function ${UN}UntilClosed
again:
  Push "$INSTDIR\${TITLE}.exe"
  Call ${UN}IsHeld
  Pop $0
  StrCmp $0 "held" ask
  Push "$INSTDIR\${PACKAGE}.exe"
  Call ${UN}IsHeld
  Pop $0
  StrCmp $0 "held" ask
  Return
ask:
  IfSilent quiet
  MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "${TITLE} is open. Close its window, then choose Retry. Nothing of your programme is lost: every scan is already saved." IDRETRY again
  Abort "${TITLE} was open; nothing was changed."
quiet:
  SetErrorLevel 4
  Quit
FunctionEnd
!macroend
!insertmacro UntilClosed ""
!insertmacro UntilClosed "un."

Section "${TITLE}"
  Call UntilClosed
  SetOutPath "$INSTDIR"
  ; the older version's parts go whole, so that none is left among the new ones; a folder `data` beside them stays
  RMDir /r "$INSTDIR\parts"
  File /r "${FOLDER}\*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${TITLE}.exe"
  Call RegisterFileType
  Call RegisterProgram
SectionEnd

Function RegisterFileType
  WriteRegStr HKCU "${CLASSES}\.blp" "" "${CLASS}"
  WriteRegStr HKCU "${CLASSES}\.blp\OpenWithProgids" "${CLASS}" ""
  WriteRegStr HKCU "${CLASSES}\${CLASS}" "" "${TITLE} programme"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\DefaultIcon" "" "$INSTDIR\${TITLE}.exe,0"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open\command" "" '"$INSTDIR\${TITLE}.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd

Function RegisterProgram
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${TITLE}.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
FunctionEnd

; Programme files, backups and the log are the user's and stay, wherever they are.
Section "Uninstall"
  Call un.UntilClosed
  RMDir /r "$INSTDIR\parts"
  Delete "$INSTDIR\${TITLE}.exe"
  Delete "$INSTDIR\${PACKAGE}.exe"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  ReadRegStr $0 HKCU "${CLASSES}\.blp" ""
  StrCmp $0 "${CLASS}" 0 +2
  DeleteRegKey HKCU "${CLASSES}\.blp"
  DeleteRegKey HKCU "${CLASSES}\${CLASS}"
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
