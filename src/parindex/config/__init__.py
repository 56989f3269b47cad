"""How a site is put together: its settings, addresses and server entry."""
