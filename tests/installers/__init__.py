"""The installers' helpers; installers themselves are built and tried by `dev.py installers`."""
