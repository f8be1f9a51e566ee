"""The desk: a project in the browser, on loopback only. A face on what lies below: no rule and no write of its own."""
