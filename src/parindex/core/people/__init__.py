"""People (người dùng): what their accounts, grants, sign-ins and sessions are held to."""
