"""Messages: templates, e-mail over SMTP, text messages through gateways. Knows no job."""
