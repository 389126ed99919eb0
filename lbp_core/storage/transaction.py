"""What a caller outside this room is handed for one piece of work, whole or not at all. It never looks inside."""

from sqlalchemy import Connection

Transaction = Connection
