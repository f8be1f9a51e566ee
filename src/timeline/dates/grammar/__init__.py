"""The closed grammar of dates: kinds of phrases, the cascade over them, one file a phenomenon."""
