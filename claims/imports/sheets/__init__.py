"""Claims from a spreadsheet: looked at first, stored when a person has confirmed."""
