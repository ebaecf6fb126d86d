"""What is handed out and handed in: badges, sheets, spreadsheets and the reading of lists."""
