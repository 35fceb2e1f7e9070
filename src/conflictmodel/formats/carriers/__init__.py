"""Files of claims themselves, in forms that any program reads; publishers' tables are the other formats' affair."""
