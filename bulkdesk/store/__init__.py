"""The store: peewee models, the connection, migrations and every query. The one room that knows SQL."""
