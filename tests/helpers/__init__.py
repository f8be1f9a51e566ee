"""What tests share: cases in files, a project in a folder, drawn and nasty projects, the time of each room."""
