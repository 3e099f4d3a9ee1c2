"""The place "Contacts": the table, the card of one contact, and what can be done with many."""
