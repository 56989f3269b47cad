"""Accounts as files: the officers' workbook in, the list of accounts and the permission matrix out."""
