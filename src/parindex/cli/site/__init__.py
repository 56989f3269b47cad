"""``parindex site …``: make, run, check, back up, restore and verify a site."""
