"""An article, checked: its quotations, figures, dates and links against claims and sources."""
