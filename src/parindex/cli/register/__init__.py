"""``parindex units``: public lists → our layout, and our layout → a site's register."""
