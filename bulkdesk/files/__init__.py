"""Reading CSV and XLSX (detection, mapping) and writing logs and exports."""
