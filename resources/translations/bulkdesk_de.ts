<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About BulkDesk</source>
        <translation>Über BulkDesk</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Open source under the MIT licence. Qt is used under the LGPL.</source>
        <translation>Quelloffen unter der MIT-Lizenz. Qt wird unter der LGPL verwendet.</translation>
    </message>
    <message>
        <source>Qt {qt}, Python {python}</source>
        <translation>Qt {qt}, Python {python}</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
</context>
<context>
    <name>AccountSwitcher</name>
    <message>
        <source>Sub-account</source>
        <translation>Unterkonto</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message numerus="yes">
        <source>%n row(s) were written to {file}.</source>
        <translation>
            <numerusform>%n Zeile wurde in {file} gespeichert.</numerusform>
            <numerusform>%n Zeilen wurden in {file} gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV file (*.csv);;Excel workbook (*.xlsx)</source>
        <translation>CSV-Datei (*.csv);;Excel-Arbeitsmappe (*.xlsx)</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>Er&amp;neut prüfen</translation>
    </message>
    <message>
        <source>Checking the file…</source>
        <translation>Datei wird geprüft …</translation>
    </message>
    <message>
        <source>Every row is read and compared with your contacts. Nothing is written.</source>
        <translation>Jede Zeile wird gelesen und mit Ihren Kontakten verglichen. Nichts wird geändert.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>Datei ersetzen?</translation>
    </message>
    <message>
        <source>Save problem rows</source>
        <translation>Problemzeilen speichern</translation>
    </message>
    <message>
        <source>Sto&amp;p checking</source>
        <translation>&amp;Prüfung stoppen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>The check was stopped</source>
        <translation>Die Prüfung wurde gestoppt</translation>
    </message>
    <message>
        <source>The file could not be checked</source>
        <translation>Die Datei konnte nicht geprüft werden</translation>
    </message>
    <message>
        <source>The whole file is checked and nothing is written. You can start without waiting for it.</source>
        <translation>Die ganze Datei wird geprüft, geändert wird nichts. Der Import lässt sich auch schon vorher starten.</translation>
    </message>
    <message>
        <source>This is what would happen</source>
        <translation>Das würde geschehen</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>{file} wird geschrieben …</translation>
    </message>
    <message>
        <source>You can start the import without it.</source>
        <translation>Der Import lässt sich auch ohne Prüfung starten.</translation>
    </message>
    <message>
        <source>{name} exists already.</source>
        <translation>{name} ist bereits vorhanden.</translation>
    </message>
</context>
<context>
    <name>CheckResult</name>
    <message numerus="yes">
        <source>%n problem row(s)</source>
        <translation>
            <numerusform>%n Problemzeile</numerusform>
            <numerusform>%n Problemzeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n row(s) can be imported</source>
        <translation>
            <numerusform>%n Zeile kann importiert werden</numerusform>
            <numerusform>Alle %n Zeilen können importiert werden</numerusform>
        </translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Gründe</translation>
    </message>
    <message>
        <source>Rows with problems</source>
        <translation>Zeilen mit Problemen</translation>
    </message>
    <message>
        <source>Sa&amp;ve all problem rows…</source>
        <translation>Alle Problemzeilen speic&amp;hern …</translation>
    </message>
    <message>
        <source>Start the import when you are ready.</source>
        <translation>Sie können den Import jetzt starten.</translation>
    </message>
    <message numerus="yes">
        <source>The first {most} of %n problem row(s) are listed</source>
        <translation>
            <numerusform>{most} von %n Problemzeile wird angezeigt</numerusform>
            <numerusform>Die ersten {most} von %n Problemzeilen werden angezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>With warnings</source>
        <translation>Mit Warnungen</translation>
    </message>
    <message>
        <source>Would be created</source>
        <translation>Neu erstellt</translation>
    </message>
    <message>
        <source>Would be skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Would be updated</source>
        <translation>Aktualisiert</translation>
    </message>
    <message>
        <source>Would fail</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>{shown} listed with this reason · {all}</source>
        <translation>{shown} mit diesem Grund angezeigt · {all}</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>{text}, remove</source>
        <translation>{text}, entfernen</translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message numerus="yes">
        <source>%n bulk action(s) still running</source>
        <translation>
            <numerusform>%n Massenaktion läuft noch</numerusform>
            <numerusform>%n Massenaktionen laufen noch</numerusform>
        </translation>
    </message>
    <message>
        <source>Do not quit</source>
        <translation>Nicht beenden</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>Im Infobereich weiterlaufen</translation>
    </message>
    <message>
        <source>Pause and quit</source>
        <translation>Anhalten und beenden</translation>
    </message>
    <message>
        <source>When BulkDesk quits they stop after the record in hand. Nothing is lost: resume goes on there.</source>
        <translation>Beim Beenden halten sie nach dem laufenden Datensatz an. Nichts geht verloren: „Fortsetzen“ macht dort weiter.</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keep as it is</source>
        <translation>Nichts ändern</translation>
    </message>
</context>
<context>
    <name>ContactFields</name>
    <message>
        <source>Additional e-mails</source>
        <translation>Weitere E-Mails</translation>
    </message>
    <message>
        <source>Additional phones</source>
        <translation>Weitere Telefonnummern</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Company and address</source>
        <translation>Firma und Adresse</translation>
    </message>
    <message>
        <source>Contact id</source>
        <translation>Kontakt-ID</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt am</translation>
    </message>
    <message>
        <source>Custom field “{name}”</source>
        <translation>Eigenes Feld „{name}“</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Geburtsdatum</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>Do not disturb (SMS)</source>
        <translation>Nicht stören (SMS)</translation>
    </message>
    <message>
        <source>Do not disturb (all channels)</source>
        <translation>Nicht stören (alle Kanäle)</translation>
    </message>
    <message>
        <source>Do not disturb (e-mail)</source>
        <translation>Nicht stören (E-Mail)</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Vollständiger Name</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>More about the contact</source>
        <translation>Weitere Angaben</translation>
    </message>
    <message>
        <source>More ways to reach them</source>
        <translation>Weitere Kontaktwege</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Bundesland</translation>
    </message>
    <message>
        <source>Street address</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Who it is</source>
        <translation>Wer es ist</translation>
    </message>
</context>
<context>
    <name>DateRangeField</name>
    <message>
        <source>Any</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Gesamter Zeitraum</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Benutzerdefiniert</translation>
    </message>
    <message>
        <source>Custom…</source>
        <translation>Benutzerdefiniert …</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>ab {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>bis {day}</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>{label}: {value}</source>
        <translation>{label}: {value}</translation>
    </message>
</context>
<context>
    <name>Download</name>
    <message>
        <source>CSV file (*.csv)</source>
        <translation>CSV-Datei (*.csv)</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel-Arbeitsmappe (*.xlsx)</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>Datei ersetzen?</translation>
    </message>
    <message>
        <source>Save records</source>
        <translation>Datensätze speichern</translation>
    </message>
    <message>
        <source>{name} - failed</source>
        <translation>{name} - Fehler</translation>
    </message>
    <message>
        <source>{name} - problems</source>
        <translation>{name} - Probleme</translation>
    </message>
    <message>
        <source>{name} - records</source>
        <translation>{name} - Datensätze</translation>
    </message>
    <message>
        <source>{name} exists already.</source>
        <translation>{name} ist bereits vorhanden.</translation>
    </message>
</context>
<context>
    <name>DownloadRun</name>
    <message numerus="yes">
        <source>%n record(s) saved as {name}.</source>
        <translation>
            <numerusform>%n Datensatz als {name} gespeichert.</numerusform>
            <numerusform>%n Datensätze als {name} gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Saving {name} …</source>
        <translation>{name} wird gespeichert …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Gestoppt. Es wurde keine Datei gespeichert.</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>C&amp;hoose file…</source>
        <translation>Datei a&amp;uswählen …</translation>
    </message>
    <message>
        <source>CSV or Excel (XLSX), of any size</source>
        <translation>CSV oder Excel (XLSX), beliebig groß</translation>
    </message>
    <message>
        <source>Drop a contact file here</source>
        <translation>Kontaktdatei hier ablegen</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Datei wird gelesen</translation>
    </message>
</context>
<context>
    <name>EditJobDialog</name>
    <message>
        <source>Action name</source>
        <translation>Aktionsname</translation>
    </message>
    <message>
        <source>At a time</source>
        <translation>Zu einem Zeitpunkt</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Edit bulk action</source>
        <translation>Massenaktion bearbeiten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Starts as soon as no other bulk action is running.</source>
        <translation>Startet, sobald keine andere Massenaktion läuft.</translation>
    </message>
    <message>
        <source>Starts {when}.</source>
        <translation>Beginn: {when}</translation>
    </message>
    <message>
        <source>This bulk action has begun or ended: name and time can no longer be changed.</source>
        <translation>Diese Massenaktion hat begonnen oder ist beendet: Name und Zeitpunkt lassen sich nicht mehr ändern.</translation>
    </message>
    <message>
        <source>This time has already passed.</source>
        <translation>Dieser Zeitpunkt ist bereits vorbei.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Uhrzeit</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>BulkDesk goes on, and what was saved is safe. Please report this with the text below.</source>
        <translation>BulkDesk läuft weiter, und Gespeichertes ist sicher. Bitte melden Sie den Fehler mit dem Text unten.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Something unexpected went wrong</source>
        <translation>Ein unerwarteter Fehler ist aufgetreten</translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <translation>Unerwarteter Fehler</translation>
    </message>
</context>
<context>
    <name>Fact</name>
    <message>
        <source>{label}: {value}</source>
        <translation>{label}: {value}</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Bounced</source>
        <translation>Zurückgewiesen</translation>
    </message>
    <message>
        <source>Contacts created</source>
        <translation>Kontakte erstellt</translation>
    </message>
    <message>
        <source>Contacts updated</source>
        <translation>Kontakte aktualisiert</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Opted out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Gründe</translation>
    </message>
    <message>
        <source>Reasons, choose one to see its records</source>
        <translation>Gründe, zum Anzeigen der Datensätze einen wählen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>Unbestätigt</translation>
    </message>
    <message>
        <source>Undelivered</source>
        <translation>Nicht zugestellt</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
</context>
<context>
    <name>FileFormats</name>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Baltic</source>
        <translation>Baltisch</translation>
    </message>
    <message>
        <source>Central European</source>
        <translation>Mitteleuropäisch</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <source>Comma  ,</source>
        <translation>Komma  ,</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>Kyrillisch</translation>
    </message>
    <message>
        <source>Double  &quot;</source>
        <translation>Doppelt  &quot;</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Griechisch</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebräisch</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
    <message>
        <source>Linux and macOS (LF)</source>
        <translation>Linux und macOS (LF)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Semicolon  ;</source>
        <translation>Semikolon  ;</translation>
    </message>
    <message>
        <source>Single  &apos;</source>
        <translation>Einfach  &apos;</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Türkisch</translation>
    </message>
    <message>
        <source>Vertical bar  |</source>
        <translation>Senkrechter Strich  |</translation>
    </message>
    <message>
        <source>Western European</source>
        <translation>Westeuropäisch</translation>
    </message>
    <message>
        <source>Windows (CR LF)</source>
        <translation>Windows (CR LF)</translation>
    </message>
    <message>
        <source>classic Mac OS (CR)</source>
        <translation>klassisches Mac OS (CR)</translation>
    </message>
    <message>
        <source>{encoding} ({script})</source>
        <translation>{encoding} ({script})</translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message>
        <source>Choose a contact file</source>
        <translation>Kontaktdatei auswählen</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>Bitte zuerst eine Datei auswählen.</translation>
    </message>
    <message>
        <source>Contact files (*.csv *.tsv *.txt *.xlsx *.xlsm);;All files (*)</source>
        <translation>Kontaktdateien (*.csv *.tsv *.txt *.xlsx *.xlsm);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Drop a contact file here</source>
        <translation>Kontaktdatei hier ablegen</translation>
    </message>
    <message>
        <source>Drop one file at a time.</source>
        <translation>Bitte nur eine Datei ablegen.</translation>
    </message>
    <message>
        <source>Drop or choose another file to use that one instead</source>
        <translation>Stattdessen eine andere Datei ablegen oder auswählen</translation>
    </message>
    <message>
        <source>Only a file on this computer can be imported. Save it here first.</source>
        <translation>Nur eine Datei auf diesem Computer kann importiert werden. Speichern Sie sie zuerst hier.</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>{file} wird gelesen …</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>The file is being read.</source>
        <translation>Die Datei wird gelesen.</translation>
    </message>
    <message>
        <source>The first row should name the columns. Nothing is imported until the last step.</source>
        <translation>Die erste Zeile enthält die Spaltennamen. Importiert wird erst im letzten Schritt.</translation>
    </message>
    <message>
        <source>Which file holds your contacts?</source>
        <translation>Welche Datei enthält Ihre Kontakte?</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n per minute</source>
        <translation>
            <numerusform>%n pro Minute</numerusform>
            <numerusform>%n pro Minute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n per second</source>
        <translation>
            <numerusform>%n pro Sekunde</numerusform>
            <numerusform>%n pro Sekunde</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt; 1 s</source>
        <translation>&lt;&#xa0;1&#xa0;Sek.</translation>
    </message>
    <message>
        <source>&lt; {number}%</source>
        <translation>&lt;&#xa0;{number}&#xa0;%</translation>
    </message>
    <message numerus="yes">
        <source>in %n hour(s)</source>
        <translation>
            <numerusform>in %n Stunde</numerusform>
            <numerusform>in %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>in %n Minute</numerusform>
            <numerusform>in %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>in a moment</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>today, {time}</source>
        <translation>heute, {time}</translation>
    </message>
    <message>
        <source>tomorrow, {time}</source>
        <translation>morgen, {time}</translation>
    </message>
    <message>
        <source>yesterday, {time}</source>
        <translation>gestern, {time}</translation>
    </message>
    <message>
        <source>{date}, {time}</source>
        <translation>{date}, {time}</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} T {hours} Std.</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} Std. {minutes} Min.</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} Min. {seconds} Sek.</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}&#xa0;%</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} Sek.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Start import</source>
        <translation>Import &amp;starten</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close without importing?</source>
        <translation>Ohne Import schließen?</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation>Kontakte importieren</translation>
    </message>
    <message>
        <source>Import contacts – {file}</source>
        <translation>Kontakte importieren – {file}</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stop the import?</source>
        <translation>Import stoppen?</translation>
    </message>
    <message>
        <source>The file is still being read. If you stop, nothing is changed.</source>
        <translation>Die Datei wird noch gelesen. Beim Stoppen wird nichts geändert.</translation>
    </message>
    <message numerus="yes">
        <source>The import of %n row(s) has been queued.</source>
        <translation>
            <numerusform>Der Import von %n Zeile ist in der Warteschlange.</numerusform>
            <numerusform>Der Import von %n Zeilen ist in der Warteschlange.</numerusform>
        </translation>
    </message>
    <message>
        <source>View statistics</source>
        <translation>Statistiken anzeigen</translation>
    </message>
    <message>
        <source>What you have chosen for this file is lost. No contact was changed.</source>
        <translation>Ihre Auswahl für diese Datei geht verloren. Es wurde kein Kontakt geändert.</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message numerus="yes">
        <source>%n bulk action(s) cancelled.</source>
        <translation>
            <numerusform>%n Massenaktion abgebrochen.</numerusform>
            <numerusform>%n Massenaktionen abgebrochen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bulk action(s) go on.</source>
        <translation>
            <numerusform>%n Massenaktion wird fortgesetzt.</numerusform>
            <numerusform>%n Massenaktionen werden fortgesetzt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bulk action(s) paused.</source>
        <translation>
            <numerusform>%n Massenaktion angehalten.</numerusform>
            <numerusform>%n Massenaktionen angehalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new bulk action(s) run the failed records again.</source>
        <translation>
            <numerusform>%n neue Massenaktion führt die fehlgeschlagenen Datensätze erneut aus.</numerusform>
            <numerusform>%n neue Massenaktionen führen die fehlgeschlagenen Datensätze erneut aus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n bulk action(s)?</source>
        <translation>
            <numerusform>%n Massenaktion abbrechen?</numerusform>
            <numerusform>%n Massenaktionen abbrechen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel bulk action(s)</source>
        <translation>
            <numerusform>Massenaktion abbrechen</numerusform>
            <numerusform>Massenaktionen abbrechen</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel “{name}”?</source>
        <translation>„{name}“ abbrechen?</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>Abbrechen …</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>Herunterladen …</translation>
    </message>
    <message>
        <source>Each becomes a new bulk action over its failed records.</source>
        <translation>Aus jeder wird eine neue Massenaktion mit ihren fehlgeschlagenen Datensätzen.</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Records that will be skipped: {count}</source>
        <translation>Datensätze, die übersprungen werden: {count}</translation>
    </message>
    <message>
        <source>Records that will run again: {count}</source>
        <translation>Datensätze, die erneut ausgeführt werden: {count}</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen …</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Fehlgeschlagene erneut ausführen</translation>
    </message>
    <message numerus="yes">
        <source>Retry the failed records of %n bulk action(s)?</source>
        <translation>
            <numerusform>Fehlgeschlagene Datensätze von %n Massenaktion erneut ausführen?</numerusform>
            <numerusform>Fehlgeschlagene Datensätze von %n Massenaktionen erneut ausführen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Revert…</source>
        <translation>Rückgängig machen …</translation>
    </message>
    <message>
        <source>The changes are put back as “{name}”.</source>
        <translation>Die Änderungen werden als „{name}“ rückgängig gemacht.</translation>
    </message>
    <message>
        <source>The deleted contacts are being restored.</source>
        <translation>Die gelöschten Kontakte werden wiederhergestellt.</translation>
    </message>
    <message>
        <source>The failed records run again as “{name}”.</source>
        <translation>Die fehlgeschlagenen Datensätze laufen erneut als „{name}“.</translation>
    </message>
    <message>
        <source>View statistics</source>
        <translation>Statistiken anzeigen</translation>
    </message>
    <message>
        <source>What has been processed stays as it is. A cancelled bulk action cannot be resumed.</source>
        <translation>Bereits Verarbeitetes bleibt unverändert. Eine abgebrochene Massenaktion kann nicht fortgesetzt werden.</translation>
    </message>
    <message numerus="yes">
        <source>{reason} (and %n more)</source>
        <translation>
            <numerusform>{reason} (und %n weitere)</numerusform>
            <numerusform>{reason} (und %n weitere)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{result} Not possible for %n: {reason}</source>
        <translation>
            <numerusform>{result} Bei %n nicht möglich: {reason}</numerusform>
            <numerusform>{result} Bei %n nicht möglich: {reason}</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” goes on.</source>
        <translation>„{name}“ wird fortgesetzt.</translation>
    </message>
    <message>
        <source>“{name}” is cancelled.</source>
        <translation>„{name}“ wurde abgebrochen.</translation>
    </message>
    <message>
        <source>“{name}” is paused.</source>
        <translation>„{name}“ wurde angehalten.</translation>
    </message>
</context>
<context>
    <name>JobFilterBar</name>
    <message>
        <source>Action type</source>
        <translation>Aktionstyp</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter zurücksetzen</translation>
    </message>
    <message>
        <source>Created at</source>
        <translation>Erstellt am</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Search by action name</source>
        <translation>Aktionsname suchen</translation>
    </message>
    <message>
        <source>Search: {text}</source>
        <translation>Suche: {text}</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>{label}: {value}</source>
        <translation>{label}: {value}</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} von {total}</translation>
    </message>
</context>
<context>
    <name>JobHeader</name>
    <message>
        <source>All problems: failed, skipped, with warnings …</source>
        <translation>Alle Probleme: fehlgeschlagen, übersprungen, mit Warnungen …</translation>
    </message>
    <message>
        <source>All records …</source>
        <translation>Alle Datensätze …</translation>
    </message>
    <message>
        <source>Cancel action</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Created by {user}, {time}</source>
        <translation>Erstellt von {user}, {time}</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Download records</source>
        <translation>Datensätze herunterladen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Failed records (error log) …</source>
        <translation>Fehlgeschlagene Datensätze (Fehlerprotokoll) …</translation>
    </message>
    <message>
        <source>Follows “{name}”</source>
        <translation>Folgt auf „{name}“</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Scheduled for {time}</source>
        <translation>Geplant für {time}</translation>
    </message>
</context>
<context>
    <name>JobNotices</name>
    <message numerus="yes">
        <source>%n bulk action(s) have ended.</source>
        <translation>
            <numerusform>%n Massenaktion ist beendet.</numerusform>
            <numerusform>%n Massenaktionen sind beendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>View statistics</source>
        <translation>Statistiken anzeigen</translation>
    </message>
    <message>
        <source>{ended} Failed records: {count}.</source>
        <translation>{ended} Fehlgeschlagene Datensätze: {count}.</translation>
    </message>
    <message numerus="yes">
        <source>“{name}” has ended with %n failure(s).</source>
        <translation>
            <numerusform>„{name}“ ist mit %n Fehler beendet.</numerusform>
            <numerusform>„{name}“ ist mit %n Fehlern beendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” is completed: {count} succeeded.</source>
        <translation>„{name}“ ist abgeschlossen: {count} erfolgreich.</translation>
    </message>
    <message>
        <source>“{name}” is paused. {reason}</source>
        <translation>„{name}“ ist pausiert. {reason}</translation>
    </message>
</context>
<context>
    <name>JobsPage</name>
    <message>
        <source>Bulk actions</source>
        <translation>Massenaktionen</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter zurücksetzen</translation>
    </message>
    <message>
        <source>Import a CSV or Excel file, or drop it on this window.</source>
        <translation>Importieren Sie eine CSV- oder Excel-Datei oder ziehen Sie sie in dieses Fenster.</translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation>Kontakte importieren</translation>
    </message>
    <message>
        <source>No bulk action fits these filters.</source>
        <translation>Keine Massenaktion entspricht diesen Filtern.</translation>
    </message>
    <message>
        <source>No bulk actions yet</source>
        <translation>Noch keine Massenaktionen</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>The bulk actions cannot be read.</source>
        <translation>Die Massenaktionen können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>They appear here with their live status.</source>
        <translation>Sie erscheinen hier mit ihrem Live-Status.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>JobsTable</name>
    <message>
        <source>Action name</source>
        <translation>Aktionsname</translation>
    </message>
    <message>
        <source>Action type</source>
        <translation>Aktionstyp</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Created at</source>
        <translation>Erstellt am</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Ended {time}</source>
        <translation>Beendet: {time}</translation>
    </message>
    <message>
        <source>Failed: {count}</source>
        <translation>Fehlgeschlagen: {count}</translation>
    </message>
    <message>
        <source>Pending: {count}</source>
        <translation>Ausstehend: {count}</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Scheduled for {time}</source>
        <translation>Geplant für {time}</translation>
    </message>
    <message>
        <source>Skipped: {count}</source>
        <translation>Übersprungen: {count}</translation>
    </message>
    <message>
        <source>Started {time}</source>
        <translation>Gestartet: {time}</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistiken</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Succeeded: {count}</source>
        <translation>Erfolgreich: {count}</translation>
    </message>
    <message>
        <source>Total: {count}</source>
        <translation>Gesamt: {count}</translation>
    </message>
    <message>
        <source>Unconfirmed: {count}</source>
        <translation>Unbestätigt: {count}</translation>
    </message>
    <message>
        <source>View statistics</source>
        <translation>Statistiken anzeigen</translation>
    </message>
    <message>
        <source>Warnings: {count}</source>
        <translation>Warnungen: {count}</translation>
    </message>
    <message>
        <source>{status} · {detail}</source>
        <translation>{status} · {detail}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Drop the file to import it</source>
        <translation>Datei zum Importieren hier ablegen</translation>
    </message>
    <message>
        <source>Opened for reading only. No jobs run and nothing in this store changes.</source>
        <translation>Nur zum Lesen geöffnet. Keine Massenaktion läuft, und nichts in dieser Datenbank ändert sich.</translation>
    </message>
    <message>
        <source>{account} – BulkDesk</source>
        <translation>{account} – BulkDesk</translation>
    </message>
</context>
<context>
    <name>MappingModel</name>
    <message>
        <source>Assigned twice</source>
        <translation>Doppelt belegt</translation>
    </message>
    <message>
        <source>Chosen by you</source>
        <translation>Selbst gewählt</translation>
    </message>
    <message>
        <source>Column in the file</source>
        <translation>Spalte in der Datei</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Zielfeld</translation>
    </message>
    <message>
        <source>New field</source>
        <translation>Neues Feld</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>Nicht importiert</translation>
    </message>
    <message>
        <source>Sample values</source>
        <translation>Beispielwerte</translation>
    </message>
    <message>
        <source>Saved mapping</source>
        <translation>Aus Zuordnung</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>{column} goes to {field}</source>
        <translation>{column}, Zielfeld {field}</translation>
    </message>
</context>
<context>
    <name>MappingPage</name>
    <message>
        <source>&amp;Keep all others as custom fields</source>
        <translation>Übrige als eigene &amp;Felder</translation>
    </message>
    <message>
        <source>&amp;Mapping</source>
        <translation>Z&amp;uordnung</translation>
    </message>
    <message>
        <source>&amp;Save this mapping as</source>
        <translation>Diese Zuordnung s&amp;peichern als</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Click a field under “Goes to” to change it. What is left out is not imported.</source>
        <translation>Zum Ändern auf ein Feld unter „Zielfeld“ klicken. Ausgelassene Spalten werden nicht importiert.</translation>
    </message>
    <message>
        <source>Columns and the fields they go to</source>
        <translation>Spalten und ihre Zielfelder</translation>
    </message>
    <message>
        <source>Give the mapping a name, or do not save it.</source>
        <translation>Geben Sie der Zuordnung einen Namen oder speichern Sie sie nicht.</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>Name of the mapping</source>
        <translation>Name der Zuordnung</translation>
    </message>
    <message>
        <source>Name, e.g. “Newsletter export”</source>
        <translation>Name, z.&#xa0;B. „Newsletter-Export“</translation>
    </message>
    <message>
        <source>No column says who the contact is. Set one to a name, e-mail, phone or contact id.</source>
        <translation>Keine Spalte sagt, wer der Kontakt ist. Ordnen Sie eine Spalte Name, E-Mail, Telefon oder Kontakt-ID zu.</translation>
    </message>
    <message>
        <source>Two columns go to “{field}”. Choose another field for one of them.</source>
        <translation>Zwei Spalten haben das Zielfeld „{field}“. Wählen Sie für eine davon ein anderes.</translation>
    </message>
    <message>
        <source>Where does each column go?</source>
        <translation>In welches Feld kommt jede Spalte?</translation>
    </message>
    <message numerus="yes">
        <source>{mapped} of %n column(s) imported</source>
        <translation>
            <numerusform>{mapped} von %n Spalte importiert</numerusform>
            <numerusform>{mapped} von %n Spalten importiert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatchOrder</name>
    <message>
        <source>Contact id</source>
        <translation>Kontakt-ID</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
</context>
<context>
    <name>MatchOrderList</name>
    <message>
        <source>Look for it earlier</source>
        <translation>Früher danach suchen</translation>
    </message>
    <message>
        <source>Look for it later</source>
        <translation>Später danach suchen</translation>
    </message>
    <message>
        <source>Order in which contacts are looked for</source>
        <translation>Reihenfolge, in der Kontakte gesucht werden</translation>
    </message>
    <message>
        <source>{place}.  {key}</source>
        <translation>{place}.  {key}</translation>
    </message>
</context>
<context>
    <name>MultiChoiceButton</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>{label}: {value}</source>
        <translation>{label}: {value}</translation>
    </message>
</context>
<context>
    <name>OptionsPage</name>
    <message>
        <source>&amp;Action name</source>
        <translation>Aktions&amp;name</translation>
    </message>
    <message>
        <source>&amp;Dates such as {example}</source>
        <translation>&amp;Datumsangaben wie {example}</translation>
    </message>
    <message>
        <source>&amp;Tags for all contacts</source>
        <translation>&amp;Tags für alle Kontakte</translation>
    </message>
    <message>
        <source>&amp;Update only</source>
        <translation>Nur a&amp;ktualisieren</translation>
    </message>
    <message>
        <source>A contact is known by</source>
        <translation>Ein Kontakt wird erkannt an</translation>
    </message>
    <message>
        <source>An empty cell leaves what the contact has.</source>
        <translation>Eine leere Zelle lässt den Wert des Kontakts stehen.</translation>
    </message>
    <message>
        <source>Create and u&amp;pdate</source>
        <translation>E&amp;rstellen und aktualisieren</translation>
    </message>
    <message>
        <source>Create on&amp;ly</source>
        <translation>Nur erste&amp;llen</translation>
    </message>
    <message>
        <source>Day first</source>
        <translation>Tag zuerst</translation>
    </message>
    <message>
        <source>Don&apos;t &amp;overwrite with empty values</source>
        <translation>Nicht mit leeren Werten ü&amp;berschreiben</translation>
    </message>
    <message>
        <source>Give the bulk action a name.</source>
        <translation>Geben Sie der Massenaktion einen Namen.</translation>
    </message>
    <message>
        <source>How should the contacts be imported?</source>
        <translation>Wie sollen die Kontakte importiert werden?</translation>
    </message>
    <message>
        <source>Known contacts are skipped.</source>
        <translation>Bekannte Kontakte werden übersprungen.</translation>
    </message>
    <message>
        <source>Month first</source>
        <translation>Monat zuerst</translation>
    </message>
    <message>
        <source>Name of a new smart list, or empty</source>
        <translation>Name einer neuen SmartList oder leer</translation>
    </message>
    <message>
        <source>New contacts are added, known ones are updated.</source>
        <translation>Neue Kontakte werden erstellt, bekannte aktualisiert.</translation>
    </message>
    <message>
        <source>Rows without a known contact are skipped.</source>
        <translation>Zeilen ohne bekannten Kontakt werden übersprungen.</translation>
    </message>
    <message>
        <source>S&amp;mart list of the imported contacts</source>
        <translation>S&amp;martList der importierten Kontakte</translation>
    </message>
    <message>
        <source>Separate several tags with commas.</source>
        <translation>Mehrere Tags mit Komma trennen.</translation>
    </message>
    <message>
        <source>The first one that fits decides.</source>
        <translation>Das erste passende Merkmal entscheidet.</translation>
    </message>
    <message>
        <source>The usual choices are made already. Change only what you need.</source>
        <translation>Das Übliche ist bereits gewählt. Ändern Sie nur, was nötig ist.</translation>
    </message>
    <message>
        <source>These contacts a&amp;greed to be contacted</source>
        <translation>Einwilli&amp;gung zur Kontaktaufnahme liegt vor</translation>
    </message>
    <message>
        <source>What to do with the rows</source>
        <translation>Was mit den Zeilen geschieht</translation>
    </message>
    <message>
        <source>e.g. newsletter, trade fair</source>
        <translation>z.&#xa0;B. Newsletter, Messe</translation>
    </message>
    <message>
        <source>{order} – {example} is {date}</source>
        <translation>{order} – {example} ist {date}</translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message numerus="yes">
        <source>%n column(s), named by the first row</source>
        <translation>
            <numerusform>%n Spalte, benannt nach der ersten Zeile</numerusform>
            <numerusform>%n Spalten, benannt nach der ersten Zeile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these rows cannot be read and would be reported as failed.</source>
        <translation>
            <numerusform>%n dieser Zeilen ist nicht lesbar und würde als fehlgeschlagen gemeldet.</numerusform>
            <numerusform>%n dieser Zeilen sind nicht lesbar und würden als fehlgeschlagen gemeldet.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Delimiter</source>
        <translation>&amp;Trennzeichen</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>Zei&amp;chensatz</translation>
    </message>
    <message>
        <source>&amp;Quotation marks</source>
        <translation>Anfüh&amp;rungszeichen</translation>
    </message>
    <message>
        <source>Does this look right?</source>
        <translation>Sieht das richtig aus?</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>Erste Zeilen der Datei</translation>
    </message>
    <message>
        <source>If letters or columns look wrong, change how the file is read. The table follows at once.</source>
        <translation>Stimmen Buchstaben oder Spalten nicht, ändern Sie, wie die Datei gelesen wird. Die Tabelle folgt sofort.</translation>
    </message>
    <message>
        <source>Line ends: {name}, recognised in every form</source>
        <translation>Zeilenenden: {name}, jede Form wird erkannt</translation>
    </message>
    <message>
        <source>No row can be read like this. Check delimiter and quotation marks.</source>
        <translation>So ist keine Zeile lesbar. Prüfen Sie Trennzeichen und Anführungszeichen.</translation>
    </message>
    <message>
        <source>Shee&amp;t</source>
        <translation>Ta&amp;bellenblatt</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Tabellenblatt</translation>
    </message>
    <message>
        <source>Some letters look wrong: “{text}”.</source>
        <translation>Einige Buchstaben stimmen wohl nicht: „{text}“.</translation>
    </message>
    <message>
        <source>The file cannot be read in this way. Choose another one above.</source>
        <translation>So ist die Datei nicht lesbar. Wählen Sie oben etwas anderes.</translation>
    </message>
    <message>
        <source>The file is being read.</source>
        <translation>Die Datei wird gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n row(s) are shown</source>
        <translation>
            <numerusform>%n Zeile wird angezeigt</numerusform>
            <numerusform>Die ersten %n Zeilen werden angezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>Try another encoding</source>
        <translation>Anderen Zeichensatz versuchen</translation>
    </message>
</context>
<context>
    <name>ProblemsModel</name>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress: {percent}</source>
        <translation>Fortschritt: {percent}</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt …</translation>
    </message>
</context>
<context>
    <name>RecordDetails</name>
    <message>
        <source>Close details</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>Zeile {number}</translation>
    </message>
    <message>
        <source>Source row</source>
        <translation>Quellzeile</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>{reason} (error {number})</source>
        <translation>{reason} (Fehler {number})</translation>
    </message>
    <message>
        <source>{reason}: {value}</source>
        <translation>{reason}: {value}</translation>
    </message>
    <message>
        <source>{row}, {time}</source>
        <translation>{row}, {time}</translation>
    </message>
</context>
<context>
    <name>RecordsModel</name>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeitpunkt</translation>
    </message>
</context>
<context>
    <name>RecordsPanel</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n Datensatz</numerusform>
            <numerusform>%n Datensätze</numerusform>
        </translation>
    </message>
    <message>
        <source>No contact was affected by this bulk action.</source>
        <translation>Diese Massenaktion hat keinen Kontakt betroffen.</translation>
    </message>
    <message>
        <source>No failed records – nice</source>
        <translation>Keine Fehler – sehr gut</translation>
    </message>
    <message>
        <source>No matching records</source>
        <translation>Keine passenden Datensätze</translation>
    </message>
    <message>
        <source>No records</source>
        <translation>Keine Datensätze</translation>
    </message>
    <message>
        <source>Nothing fits the search and filters.</source>
        <translation>Nichts entspricht Suche und Filtern.</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Search contact or reason</source>
        <translation>Kontakt oder Grund suchen</translation>
    </message>
    <message>
        <source>Show all records</source>
        <translation>Alle Datensätze anzeigen</translation>
    </message>
    <message>
        <source>The records cannot be read</source>
        <translation>Die Datensätze können nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Whatever was worked on so far went well.</source>
        <translation>Alles bisher Verarbeitete war erfolgreich.</translation>
    </message>
    <message>
        <source>more than {number} records</source>
        <translation>mehr als {number} Datensätze</translation>
    </message>
    <message>
        <source>{reason} (warning)</source>
        <translation>{reason} (Warnung)</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message numerus="yes">
        <source>%n contact(s) are back already, or were deleted again by another bulk action.</source>
        <translation>
            <numerusform>%n Kontakt ist bereits wieder da oder wurde von einer anderen Massenaktion erneut gelöscht.</numerusform>
            <numerusform>%n Kontakte sind bereits wieder da oder wurden von einer anderen Massenaktion erneut gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) can come back.</source>
        <translation>
            <numerusform>%n Kontakt lässt sich wiederherstellen.</numerusform>
            <numerusform>%n Kontakte lassen sich wiederherstellen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) can no longer be restored: their 60 days are over.</source>
        <translation>
            <numerusform>%n Kontakt lässt sich nicht mehr wiederherstellen: Die 60 Tage sind vorbei.</numerusform>
            <numerusform>%n Kontakte lassen sich nicht mehr wiederherstellen: Die 60 Tage sind vorbei.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) cannot come back because another contact has their e-mail or phone now. They will be reported as conflicts; nothing is overwritten.</source>
        <translation>
            <numerusform>%n Kontakt lässt sich nicht wiederherstellen, weil ein anderer Kontakt jetzt seine E-Mail-Adresse oder Telefonnummer hat. Er wird als Konflikt gemeldet; nichts wird überschrieben.</numerusform>
            <numerusform>%n Kontakte lassen sich nicht wiederherstellen, weil andere Kontakte jetzt ihre E-Mail-Adresse oder Telefonnummer haben. Sie werden als Konflikte gemeldet; nichts wird überschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting the deleted contacts…</source>
        <translation>Gelöschte Kontakte werden gezählt …</translation>
    </message>
    <message>
        <source>Deleted by “{name}”.</source>
        <translation>Gelöscht durch „{name}“.</translation>
    </message>
    <message>
        <source>No contact can come back while other contacts have their e-mail or phone.</source>
        <translation>Solange andere Kontakte ihre E-Mail-Adresse oder Telefonnummer haben, lässt sich keiner dieser Kontakte wiederherstellen.</translation>
    </message>
    <message>
        <source>None of these contacts can be restored any more.</source>
        <translation>Keiner dieser Kontakte lässt sich noch wiederherstellen.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restore deleted contacts?</source>
        <translation>Gelöschte Kontakte wiederherstellen?</translation>
    </message>
    <message>
        <source>Restoring is possible until {first} for the first contacts, until {last} for the last ones ({zone}).</source>
        <translation>Das Wiederherstellen ist für die ersten Kontakte bis {first} möglich, für die letzten bis {last} ({zone}).</translation>
    </message>
    <message>
        <source>Restoring is possible until {time} ({zone}).</source>
        <translation>Das Wiederherstellen ist bis {time} möglich ({zone}).</translation>
    </message>
    <message>
        <source>Their tags come back. Messages already sent stay as they are.</source>
        <translation>Ihre Tags kommen mit zurück. Bereits gesendete Nachrichten bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>These contacts are being restored already.</source>
        <translation>Diese Kontakte werden bereits wiederhergestellt.</translation>
    </message>
</context>
<context>
    <name>RevertDialog</name>
    <message>
        <source>A new bulk action puts back exactly what this one changed.</source>
        <translation>Eine neue Massenaktion macht genau das rückgängig, was diese geändert hat.</translation>
    </message>
    <message>
        <source>Contacts that it created are deleted; they can be restored for 60 days.</source>
        <translation>Von ihr angelegte Kontakte werden gelöscht; sie lassen sich 60 Tage lang wiederherstellen.</translation>
    </message>
    <message>
        <source>Only what nobody changed since is put back; the rest stays and is reported.</source>
        <translation>Was seither geändert wurde, bleibt, wie es ist, und wird gemeldet.</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Revert “{name}”?</source>
        <translation>„{name}“ rückgängig machen?</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>SegmentBar</name>
    <message>
        <source>Shares</source>
        <translation>Anteile</translation>
    </message>
    <message>
        <source>{label}: {count} ({percent})</source>
        <translation>{label}: {count} ({percent})</translation>
    </message>
</context>
<context>
    <name>StartErrorDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The store cannot be opened</source>
        <translation>Die Datenbank lässt sich nicht öffnen</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>After this the import goes on by itself, and you can work on.</source>
        <translation>Danach läuft der Import von selbst, und Sie können weiterarbeiten.</translation>
    </message>
    <message>
        <source>If you stop now, nothing is changed.</source>
        <translation>Wenn Sie jetzt stoppen, wird nichts geändert.</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Datei wird gelesen …</translation>
    </message>
    <message>
        <source>Starting the import</source>
        <translation>Import wird gestartet</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>Sto&amp;ppen</translation>
    </message>
</context>
<context>
    <name>StatTile</name>
    <message>
        <source>{label}: {value}</source>
        <translation>{label}: {value}</translation>
    </message>
</context>
<context>
    <name>StatisticsDialog</name>
    <message numerus="yes">
        <source>%n failed record(s) are run again.</source>
        <translation>
            <numerusform>%n fehlgeschlagener Datensatz wird erneut ausgeführt.</numerusform>
            <numerusform>%n fehlgeschlagene Datensätze werden erneut ausgeführt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel action</source>
        <translation>Aktion abbrechen</translation>
    </message>
    <message>
        <source>Cancel this bulk action?</source>
        <translation>Diese Massenaktion abbrechen?</translation>
    </message>
    <message>
        <source>Statistics: {name}</source>
        <translation>Statistiken: {name}</translation>
    </message>
    <message>
        <source>The changes are put back as “{name}”.</source>
        <translation>Die Änderungen werden als „{name}“ rückgängig gemacht.</translation>
    </message>
    <message>
        <source>The deleted contacts are being restored.</source>
        <translation>Die gelöschten Kontakte werden wiederhergestellt.</translation>
    </message>
    <message>
        <source>View statistics</source>
        <translation>Statistiken anzeigen</translation>
    </message>
    <message>
        <source>What has been processed stays as it is. A cancelled bulk action cannot be resumed.</source>
        <translation>Bereits Verarbeitetes bleibt unverändert. Eine abgebrochene Massenaktion kann nicht fortgesetzt werden.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n bulk action(s) running – {percent}</source>
        <translation>
            <numerusform>%n Massenaktion in Bearbeitung – {percent}</numerusform>
            <numerusform>%n Massenaktionen in Bearbeitung – {percent}</numerusform>
        </translation>
    </message>
    <message>
        <source>Another BulkDesk on this store runs the jobs</source>
        <translation>Ein anderes BulkDesk führt die Massenaktionen aus</translation>
    </message>
    <message>
        <source>No bulk action is running</source>
        <translation>Keine Massenaktion in Bearbeitung</translation>
    </message>
    <message>
        <source>Opened for reading only: no jobs run here</source>
        <translation>Nur zum Lesen geöffnet: hier läuft nichts</translation>
    </message>
    <message>
        <source>Running: {name} – {percent}</source>
        <translation>In Bearbeitung: {name} – {percent}</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet …</translation>
    </message>
    <message>
        <source>This window runs the jobs</source>
        <translation>Dieses Fenster führt die Massenaktionen aus</translation>
    </message>
</context>
<context>
    <name>StepIndicator</name>
    <message>
        <source>Step {number} of {count}: {name}</source>
        <translation>Schritt {number} von {count}: {name}</translation>
    </message>
</context>
<context>
    <name>TargetCombo</name>
    <message>
        <source>Contact field</source>
        <translation>Kontaktfeld</translation>
    </message>
    <message>
        <source>Custom field…</source>
        <translation>Eigenes Feld …</translation>
    </message>
</context>
<context>
    <name>TargetDelegate</name>
    <message>
        <source>Name of the custom field</source>
        <translation>Name des eigenen Felds</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>About BulkDesk</source>
        <translation>Über BulkDesk</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Bulk actions</source>
        <translation>Massenaktionen</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import contacts…</source>
        <translation>Kontakte importieren …</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Darstellung</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open BulkDesk</source>
        <translation>BulkDesk öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>ViewNameDialog</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>ViewsButton</name>
    <message>
        <source>Delete the view “{name}”?</source>
        <translation>Ansicht „{name}“ löschen?</translation>
    </message>
    <message>
        <source>Delete view</source>
        <translation>Ansicht löschen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>No saved views</source>
        <translation>Keine gespeicherten Ansichten</translation>
    </message>
    <message>
        <source>Only the saved filter goes; the bulk actions stay.</source>
        <translation>Nur der gespeicherte Filter wird gelöscht; die Massenaktionen bleiben.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation>Ansicht umbenennen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Replaces your view of this name.</source>
        <translation>Ersetzt Ihre Ansicht mit diesem Namen.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save changes to “{name}”</source>
        <translation>Änderungen in „{name}“ speichern</translation>
    </message>
    <message>
        <source>Save filter as a view</source>
        <translation>Filter als Ansicht speichern</translation>
    </message>
    <message>
        <source>Save filter as…</source>
        <translation>Filter speichern als …</translation>
    </message>
    <message>
        <source>View: {name}</source>
        <translation>Ansicht: {name}</translation>
    </message>
    <message>
        <source>View: {name} (changed)</source>
        <translation>Ansicht: {name} (geändert)</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>You have another view of this name.</source>
        <translation>Sie haben bereits eine Ansicht mit diesem Namen.</translation>
    </message>
</context>
<context>
    <name>bulk</name>
    <message>
        <source>Add tag “{tag}”</source>
        <translation>Tag „{tag}“ hinzufügen</translation>
    </message>
    <message>
        <source>Remove tag “{tag}”</source>
        <translation>Tag „{tag}“ entfernen</translation>
    </message>
    <message>
        <source>Restore: {name}</source>
        <translation>Wiederherstellen: {name}</translation>
    </message>
    <message>
        <source>Revert: {name}</source>
        <translation>Rückgängig machen: {name}</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message numerus="yes">
        <source>%n can no longer be restored: the 60 days are over.</source>
        <translation>
            <numerusform>%n Kontakt lässt sich nicht mehr wiederherstellen: Die 60 Tage sind vorbei.</numerusform>
            <numerusform>%n Kontakte lassen sich nicht mehr wiederherstellen: Die 60 Tage sind vorbei.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) can be restored, with their tags, until {moment}.</source>
        <translation>
            <numerusform>%n Kontakt kann mit seinen Tags bis {moment} wiederhergestellt werden.</numerusform>
            <numerusform>%n Kontakte können mit ihren Tags bis {moment} wiederhergestellt werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) will be deleted. They can be restored for {days} days.</source>
        <translation>
            <numerusform>%n Kontakt wird gelöscht. Er kann {days} Tage lang wiederhergestellt werden.</numerusform>
            <numerusform>%n Kontakte werden gelöscht. Sie können {days} Tage lang wiederhergestellt werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) written to {path}</source>
        <translation>
            <numerusform>%n Kontakt in {path} gespeichert</numerusform>
            <numerusform>%n Kontakte in {path} gespeichert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them cannot: an active contact has the e-mail or phone.</source>
        <translation>
            <numerusform>Bei %n davon geht es nicht: E-Mail oder Telefon gehört einem aktiven Kontakt.</numerusform>
            <numerusform>Bei %n davon geht es nicht: E-Mail oder Telefon gehört einem aktiven Kontakt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written to {path}</source>
        <translation>
            <numerusform>%n Datensatz in {path} gespeichert</numerusform>
            <numerusform>%n Datensätze in {path} gespeichert</numerusform>
        </translation>
    </message>
    <message>
        <source>--count, --json and -o exclude each other.</source>
        <translation>--count, --json und -o schließen einander aus.</translation>
    </message>
    <message>
        <source>A .csv or .xlsx file; one that exists is replaced.</source>
        <translation>Eine .csv- oder .xlsx-Datei; eine vorhandene wird ersetzt.</translation>
    </message>
    <message>
        <source>A tag for all imported contacts.</source>
        <translation>Ein Tag für alle importierten Kontakte.</translation>
    </message>
    <message>
        <source>Action name</source>
        <translation>Aktionsname</translation>
    </message>
    <message>
        <source>Action type</source>
        <translation>Aktionstyp</translation>
    </message>
    <message>
        <source>All contacts (the default).</source>
        <translation>Alle Kontakte (Vorgabe).</translation>
    </message>
    <message>
        <source>All contacts.</source>
        <translation>Alle Kontakte.</translation>
    </message>
    <message>
        <source>All records, not only the failed ones.</source>
        <translation>Alle Datensätze, nicht nur die fehlgeschlagenen.</translation>
    </message>
    <message>
        <source>An empty cell empties the field.</source>
        <translation>Eine leere Zelle leert das Feld.</translation>
    </message>
    <message>
        <source>Another BulkDesk runs the bulk actions of this store; waiting for it.</source>
        <translation>Ein anderes BulkDesk führt die Massenaktionen dieser Datenbank aus; es wird darauf gewartet.</translation>
    </message>
    <message>
        <source>Another program is reading the store; what is left of them in the file goes with the next purge.</source>
        <translation>Ein anderes Programm liest die Datenbank; Reste in der Datei entfernt die nächste Bereinigung.</translation>
    </message>
    <message>
        <source>Bring back the contacts that a bulk action deleted.</source>
        <translation>Kontakte wiederherstellen, die eine Massenaktion gelöscht hat.</translation>
    </message>
    <message>
        <source>Bulk action {job} is paused. To go on: {resume} and then {run}</source>
        <translation>Massenaktion {job} ist pausiert. Fortsetzen mit: {resume} und dann {run}</translation>
    </message>
    <message>
        <source>Bulk action {job}, {name}: {status}</source>
        <translation>Massenaktion {job}, {name}: {status}</translation>
    </message>
    <message>
        <source>Bulk action {job}, {name}: {status}, {succeeded} succeeded, {failed} failed</source>
        <translation>Massenaktion {job}, {name}: {status}, {succeeded} erfolgreich, {failed} fehlgeschlagen</translation>
    </message>
    <message>
        <source>Bulk action {job}, {name}: {status}, {time}</source>
        <translation>Massenaktion {job}, {name}: {status}, {time}</translation>
    </message>
    <message>
        <source>Bulk action {job}: its figures differ from its records</source>
        <translation>Massenaktion {job}: Zahlen und Datensätze stimmen nicht überein</translation>
    </message>
    <message>
        <source>Bulk action {job}: {name}</source>
        <translation>Massenaktion {job}: {name}</translation>
    </message>
    <message>
        <source>Bulk actions over contacts. Without a command the window opens. Results go to stdout.</source>
        <translation>Massenaktionen für Kontakte. Ohne Befehl öffnet sich das Fenster. Ergebnisse gehen nach stdout.</translation>
    </message>
    <message>
        <source>Change the name or the time of a bulk action that has not begun.</source>
        <translation>Name oder Zeit einer noch nicht begonnenen Massenaktion ändern.</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Confirm that the contacts agreed to be contacted.</source>
        <translation>Bestätigen, dass die Einwilligung zur Kontaktaufnahme vorliegt.</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Contacts created</source>
        <translation>Kontakte erstellt</translation>
    </message>
    <message>
        <source>Contacts removed for good: {count}</source>
        <translation>Endgültig entfernte Kontakte: {count}</translation>
    </message>
    <message>
        <source>Contacts updated</source>
        <translation>Kontakte aktualisiert</translation>
    </message>
    <message>
        <source>Copied to {path}</source>
        <translation>Kopiert nach {path}</translation>
    </message>
    <message>
        <source>Copy the store while it is in use.</source>
        <translation>Die Datenbank im laufenden Betrieb kopieren.</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Country of phone numbers without a country code, such as DE.</source>
        <translation>Land für Telefonnummern ohne Landesvorwahl, z.&#xa0;B. DE.</translation>
    </message>
    <message>
        <source>Create and update contacts (upsert), or only one of the two.</source>
        <translation>Kontakte erstellen und aktualisieren (upsert) oder nur eines davon.</translation>
    </message>
    <message>
        <source>Created at</source>
        <translation>Erstellt am</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Delete contacts and wait for the end. They can be restored for 60 days.</source>
        <translation>Kontakte löschen und das Ende abwarten. Sie lassen sich 60 Tage lang wiederherstellen.</translation>
    </message>
    <message>
        <source>Do not ask.</source>
        <translation>Ohne Rückfrage.</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>Dry run, nothing was written: {name}</source>
        <translation>Probelauf, nichts wurde geändert: {name}</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>End a bulk action; what was done stays.</source>
        <translation>Eine Massenaktion abbrechen; bereits Verarbeitetes bleibt.</translation>
    </message>
    <message>
        <source>End when nothing is due any more; what is scheduled for later is left.</source>
        <translation>Enden, sobald nichts mehr fällig ist; später Geplantes bleibt stehen.</translation>
    </message>
    <message>
        <source>End with code 1 when records failed.</source>
        <translation>Mit Code 1 enden, wenn Datensätze fehlgeschlagen sind.</translation>
    </message>
    <message>
        <source>End with code 1 when rows failed.</source>
        <translation>Mit Code 1 enden, wenn Zeilen fehlgeschlagen sind.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Finished at</source>
        <translation>Beendet am</translation>
    </message>
    <message>
        <source>Follows bulk action</source>
        <translation>Folgt auf Massenaktion</translation>
    </message>
    <message>
        <source>Go on? (yes/no)</source>
        <translation>Fortfahren? (ja/nein)</translation>
    </message>
    <message>
        <source>How 03/04/2020 is read; else as is usual in the sub-account&apos;s country.</source>
        <translation>Wie 03/04/2020 gelesen wird; sonst wie im Land des Unterkontos üblich.</translation>
    </message>
    <message>
        <source>How many bulk actions (100, at most 100000).</source>
        <translation>Anzahl der Massenaktionen (100, höchstens 100000).</translation>
    </message>
    <message>
        <source>How many contacts (1000, at most 1000000).</source>
        <translation>Anzahl der Kontakte (1000, höchstens 1000000).</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Import contacts from a CSV or XLSX file and wait for the end.</source>
        <translation>Kontakte aus CSV oder XLSX importieren und das Ende abwarten.</translation>
    </message>
    <message>
        <source>Its new name.</source>
        <translation>Der neue Name.</translation>
    </message>
    <message>
        <source>Keep the mapping under this name.</source>
        <translation>Die Zuordnung unter diesem Namen speichern.</translation>
    </message>
    <message>
        <source>List the bulk actions, newest first.</source>
        <translation>Massenaktionen auflisten, neueste zuerst.</translation>
    </message>
    <message>
        <source>List what became of each record of a bulk action.</source>
        <translation>Das Ergebnis jedes Datensatzes einer Massenaktion auflisten.</translation>
    </message>
    <message>
        <source>--all, --list, --filter and --ids exclude each other.</source>
        <translation>--all, --list, --filter und --ids schließen einander aus.</translation>
    </message>
    <message>
        <source>List, count or export contacts: all, or some.</source>
        <translation>Kontakte auflisten, zählen oder exportieren: alle oder einige.</translation>
    </message>
    <message>
        <source>Look for damage in the store.</source>
        <translation>Die Datenbank auf Schäden prüfen.</translation>
    </message>
    <message>
        <source>Make a smart list of the imported contacts.</source>
        <translation>Eine SmartList der importierten Kontakte anlegen.</translation>
    </message>
    <message>
        <source>Make the store with its sub-account and admin. With --account on an existing store: add that sub-account.</source>
        <translation>Die Datenbank mit Unterkonto und Admin anlegen. Mit --account bei vorhandener Datenbank: dieses Unterkonto hinzufügen.</translation>
    </message>
    <message>
        <source>Making sample data</source>
        <translation>Beispieldaten anlegen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Nothing to change: give --at or --name.</source>
        <translation>Nichts zu ändern: --at oder --name angeben.</translation>
    </message>
    <message>
        <source>Only by this user; can be repeated.</source>
        <translation>Nur von diesem Benutzer; mehrfach möglich.</translation>
    </message>
    <message>
        <source>Only created on or after this day or moment (2030-01-31).</source>
        <translation>Nur ab diesem Tag oder Zeitpunkt erstellte (2030-01-31).</translation>
    </message>
    <message>
        <source>Only created on or before this day or moment.</source>
        <translation>Nur bis zu diesem Tag oder Zeitpunkt erstellte.</translation>
    </message>
    <message>
        <source>Only make the store and print its path.</source>
        <translation>Nur die Datenbank anlegen und ihren Pfad ausgeben.</translation>
    </message>
    <message>
        <source>Only of this type; can be repeated.</source>
        <translation>Nur von diesem Typ; mehrfach möglich.</translation>
    </message>
    <message>
        <source>Only queue the bulk action, do not wait for its end.</source>
        <translation>Die Massenaktion nur in die Warteschlange stellen, nicht auf das Ende warten.</translation>
    </message>
    <message>
        <source>Only with this outcome; can be repeated.</source>
        <translation>Nur mit diesem Ergebnis; mehrfach möglich.</translation>
    </message>
    <message>
        <source>Only with this status; can be repeated.</source>
        <translation>Nur mit diesem Status; mehrfach möglich.</translation>
    </message>
    <message>
        <source>Only with this text in the action name.</source>
        <translation>Nur mit diesem Text im Aktionsnamen.</translation>
    </message>
    <message>
        <source>Open the window on sample data: a throw-away store unless --store names a new one.</source>
        <translation>Das Fenster mit Beispieldaten öffnen. Nennt --store keine neue Datenbank, ist sie nur vorübergehend.</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Pause a bulk action after what it has in hand.</source>
        <translation>Eine Massenaktion anhalten, sobald das Laufende fertig ist.</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Print a JSON list.</source>
        <translation>Eine JSON-Liste ausgeben.</translation>
    </message>
    <message>
        <source>Print how many there are.</source>
        <translation>Nur die Anzahl ausgeben.</translation>
    </message>
    <message>
        <source>Print the figures as JSON.</source>
        <translation>Die Zahlen als JSON ausgeben.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Put a tag on contacts and wait for the end.</source>
        <translation>Kontakten ein Tag hinzufügen und das Ende abwarten.</translation>
    </message>
    <message>
        <source>Put a tag on contacts, or take it off.</source>
        <translation>Kontakten ein Tag hinzufügen oder es entfernen.</translation>
    </message>
    <message>
        <source>Put back what an import or tag action changed and nobody changed since, as a new bulk action.</source>
        <translation>Import oder Tag-Aktion als neue Massenaktion rückgängig machen. Was seither geändert wurde, bleibt.</translation>
    </message>
    <message>
        <source>Queue a paused bulk action again; it goes on where it stopped.</source>
        <translation>Eine pausierte Massenaktion an derselben Stelle fortsetzen.</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Datei lesen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reasons:</source>
        <translation>Gründe:</translation>
    </message>
    <message>
        <source>Records a second</source>
        <translation>Datensätze pro Sekunde</translation>
    </message>
    <message>
        <source>Remove for good the contacts that were deleted 60 days ago or earlier.</source>
        <translation>Vor mindestens 60 Tagen gelöschte Kontakte endgültig entfernen.</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Run queued and due bulk actions until interrupted.</source>
        <translation>Wartende und fällige Massenaktionen laufend ausführen.</translation>
    </message>
    <message>
        <source>Run the failed records of a bulk action again, as a new one.</source>
        <translation>Fehlgeschlagene Datensätze als neue Massenaktion wiederholen.</translation>
    </message>
    <message>
        <source>Running the bulk actions of this store. Ctrl-C ends.</source>
        <translation>Die Massenaktionen dieser Datenbank werden ausgeführt. Strg-C beendet.</translation>
    </message>
    <message>
        <source>Say which contacts: one of --all, --list, --filter, --ids.</source>
        <translation>Angeben, welche Kontakte: eines von --all, --list, --filter, --ids.</translation>
    </message>
    <message>
        <source>Scheduled for</source>
        <translation>Geplant für</translation>
    </message>
    <message>
        <source>Sent messages stay as they are.</source>
        <translation>Gesendete Nachrichten bleiben unverändert.</translation>
    </message>
    <message>
        <source>Show the figures of a bulk action and why records failed.</source>
        <translation>Statistiken einer Massenaktion und Fehlergründe anzeigen.</translation>
    </message>
    <message>
        <source>Show the version and end.</source>
        <translation>Die Version anzeigen und enden.</translation>
    </message>
    <message>
        <source>Show the whole result and write nothing.</source>
        <translation>Das ganze Ergebnis zeigen und nichts ändern.</translation>
    </message>
    <message>
        <source>Show this help and end.</source>
        <translation>Diese Hilfe anzeigen und enden.</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Started at</source>
        <translation>Gestartet am</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Take a tag off contacts and wait for the end.</source>
        <translation>Ein Tag von Kontakten entfernen und das Ende abwarten.</translation>
    </message>
    <message>
        <source>The action name.</source>
        <translation>Der Aktionsname.</translation>
    </message>
    <message>
        <source>The action name; else the file&apos;s.</source>
        <translation>Der Aktionsname; sonst der Name der Datei.</translation>
    </message>
    <message>
        <source>The contacts of this smart list.</source>
        <translation>Die Kontakte dieser SmartList.</translation>
    </message>
    <message>
        <source>The contacts that a filter finds, such as: city is &quot;Köln&quot;</source>
        <translation>Die Kontakte, die ein Filter findet, z.&#xa0;B.: city is &quot;Köln&quot;</translation>
    </message>
    <message>
        <source>The contacts with these ids.</source>
        <translation>Die Kontakte mit diesen IDs.</translation>
    </message>
    <message>
        <source>The copy; a file that exists is not overwritten.</source>
        <translation>Die Kopie; eine vorhandene Datei wird nicht überschrieben.</translation>
    </message>
    <message>
        <source>The field of a column: email, custom:NAME, or - to leave it out. Others are mapped by their names.</source>
        <translation>Das Feld einer Spalte: email, custom:NAME oder - zum Auslassen. Andere werden nach ihren Namen zugeordnet.</translation>
    </message>
    <message>
        <source>The file&apos;s encoding; else detected.</source>
        <translation>Der Zeichensatz der Datei; sonst wird er erkannt.</translation>
    </message>
    <message>
        <source>The language; else the system&apos;s.</source>
        <translation>Die Sprache; sonst die des Systems.</translation>
    </message>
    <message>
        <source>The store is sound.</source>
        <translation>Die Datenbank ist in Ordnung.</translation>
    </message>
    <message>
        <source>The store; else BULKDESK_STORE names it, else it lies in the system&apos;s data folder.</source>
        <translation>Die Datenbank; sonst nennt BULKDESK_STORE sie, sonst liegt sie im Datenordner des Systems.</translation>
    </message>
    <message>
        <source>The sub-account to work in.</source>
        <translation>Das Unterkonto, in dem gearbeitet wird.</translation>
    </message>
    <message>
        <source>The user to work as.</source>
        <translation>Der Benutzer, als der gearbeitet wird.</translation>
    </message>
    <message>
        <source>The workbook&apos;s sheet; else the first.</source>
        <translation>Das Tabellenblatt; sonst das erste.</translation>
    </message>
    <message>
        <source>There is no command {name}.</source>
        <translation>Es gibt keinen Befehl {name}.</translation>
    </message>
    <message>
        <source>There is no option {name}.</source>
        <translation>Es gibt keine Option {name}.</translation>
    </message>
    <message>
        <source>There is no room left to write the output.</source>
        <translation>Für die Ausgabe ist kein Speicherplatz mehr frei.</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Time zone of the sub-account, such as Europe/Berlin; else the system&apos;s.</source>
        <translation>Zeitzone des Unterkontos, z.&#xa0;B. Europe/Berlin; sonst die des Systems.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>Unbestätigt</translation>
    </message>
    <message>
        <source>Unexpected error, see {log}</source>
        <translation>Unerwarteter Fehler, siehe {log}</translation>
    </message>
    <message>
        <source>Usage: </source>
        <translation>Aufruf: </translation>
    </message>
    <message>
        <source>Use the saved mapping of this name; --map changes it for this import.</source>
        <translation>Die gespeicherte Zuordnung dieses Namens verwenden; --map ändert sie für diesen Import.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>What contacts are found by, in this order: id,email,phone.</source>
        <translation>Woran Kontakte erkannt werden, in dieser Reihenfolge: id,email,phone.</translation>
    </message>
    <message>
        <source>When it is to start (2030-01-31T09:00, on the sub-account&apos;s clock), or: now.</source>
        <translation>Wann sie starten soll (2030-01-31T09:00, Zeit des Unterkontos), oder: now.</translation>
    </message>
    <message>
        <source>Write a .csv or .xlsx file that an import reads back.</source>
        <translation>Eine .csv- oder .xlsx-Datei schreiben, die sich wieder importieren lässt.</translation>
    </message>
    <message>
        <source>Write the failed records of a bulk action to a file, to mend them.</source>
        <translation>Fehlgeschlagene Datensätze zum Korrigieren herunterladen.</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>comma, semicolon, tab, pipe or a character; else detected.</source>
        <translation>comma, semicolon, tab, pipe oder ein Zeichen; sonst wird es erkannt.</translation>
    </message>
    <message>
        <source>yes,y</source>
        <comment>answers that mean yes</comment>
        <translation>ja,j</translation>
    </message>
    <message>
        <source>{count} × {reason} ({outcome})</source>
        <translation>{count} × {reason} ({outcome})</translation>
    </message>
    <message>
        <source>{name} cannot be used like this: {problem}</source>
        <translation>{name} ist so nicht verwendbar: {problem}</translation>
    </message>
    <message>
        <source>{name} is missing.</source>
        <translation>{name} fehlt.</translation>
    </message>
    <message>
        <source>{name}: {problem}</source>
        <translation>{name}: {problem}</translation>
    </message>
    <message>
        <source>{path}: sub-account {account} ({timezone}, {country}), user {user}</source>
        <translation>{path}: Unterkonto {account} ({timezone}, {country}), Benutzer {user}</translation>
    </message>
    <message>
        <source>{problem} (see: {command} --help)</source>
        <translation>{problem} (siehe: {command} --help)</translation>
    </message>
    <message>
        <source>“{value}” is neither one character nor one of: {words}</source>
        <translation>„{value}“ ist weder ein einzelnes Zeichen noch eines von: {words}</translation>
    </message>
    <message>
        <source>“{value}” is none of: {words}</source>
        <translation>„{value}“ ist nicht möglich, nur: {words}</translation>
    </message>
    <message>
        <source>“{value}” is not HEADER=field</source>
        <translation>„{value}“ hat nicht die Form HEADER=field</translation>
    </message>
    <message>
        <source>“{value}” is not a list of contact ids such as 1,2,3</source>
        <translation>„{value}“ ist keine Liste von Kontakt-IDs wie 1,2,3</translation>
    </message>
    <message>
        <source>“{value}” is not a number from {least} on</source>
        <translation>„{value}“ ist keine Zahl ab {least}</translation>
    </message>
    <message>
        <source>“{value}” is not a number from {least} to {most}</source>
        <translation>„{value}“ ist keine Zahl von {least} bis {most}</translation>
    </message>
    <message>
        <source>“{value}” is not an order of id, email and phone</source>
        <translation>„{value}“ ist keine Reihenfolge von id, email und phone</translation>
    </message>
</context>
<context>
    <name>contacts</name>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>A contact needs a name, an e-mail address or a phone number.</source>
        <translation>Ein Kontakt braucht einen Namen, eine E-Mail-Adresse oder eine Telefonnummer.</translation>
    </message>
    <message>
        <source>Bulk action {job} cannot be reverted: only a finished import or tag action that changed contacts can, and only once.</source>
        <translation>Massenaktion {job} lässt sich nicht rückgängig machen: Das geht nur bei einem beendeten Import oder einer beendeten Tag-Aktion mit geänderten Kontakten, und nur einmal.</translation>
    </message>
    <message>
        <source>Bulk action {job} has no deleted contacts that can be restored, or is being restored now.</source>
        <translation>Massenaktion {job} hat keine gelöschten Kontakte, die sich wiederherstellen lassen, oder wird gerade wiederhergestellt.</translation>
    </message>
    <message>
        <source>Bulk action {job} has no failed records that can be run again.</source>
        <translation>Massenaktion {job} hat keine fehlgeschlagenen Datensätze, die sich erneut ausführen lassen.</translation>
    </message>
    <message>
        <source>Bulk action {job} is “{before}” and cannot become “{after}”.</source>
        <translation>Massenaktion {job} hat den Status „{before}“; „{after}“ ist von dort nicht möglich.</translation>
    </message>
    <message>
        <source>Bulk action {job} is “{status}” and has begun or ended: name and time can no longer be changed.</source>
        <translation>Massenaktion {job} hat den Status „{status}“ und hat begonnen oder ist beendet: Name und Zeitpunkt lassen sich nicht mehr ändern.</translation>
    </message>
    <message>
        <source>No contact is meant. Nothing was changed.</source>
        <translation>Es ist kein Kontakt gemeint. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>No identity field is mapped in {path}: assign a column to first name, last name, e-mail, phone or contact id.</source>
        <translation>In {path} ist kein Feld zugeordnet, an dem Kontakte erkannt werden: Ordnen Sie eine Spalte Vorname, Nachname, E-Mail, Telefon oder Kontakt-ID zu.</translation>
    </message>
    <message>
        <source>Not confirmed. Nothing was changed.</source>
        <translation>Nicht bestätigt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Row {row}, column {column} has more than {limit} characters, the most an Excel cell can hold. Save as CSV instead.</source>
        <translation>Zeile {row}, Spalte {column} hat mehr als {limit} Zeichen, mehr fasst eine Excel-Zelle nicht. Bitte als CSV speichern.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong. Please report it; the log file has the details.</source>
        <translation>Ein unerwarteter Fehler ist aufgetreten. Bitte melden Sie ihn; Einzelheiten stehen in der Protokolldatei.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Gestoppt. Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Gestoppt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The backup {path} could not be written: {reason}</source>
        <translation>Die Sicherung {path} konnte nicht geschrieben werden: {reason}</translation>
    </message>
    <message>
        <source>The file has no column called {header}.</source>
        <translation>Die Datei hat keine Spalte „{header}“.</translation>
    </message>
    <message>
        <source>The file {path} cannot be read: {reason}</source>
        <translation>Die Datei {path} kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>The file {path} has a header but no rows.</source>
        <translation>Die Datei {path} hat eine Kopfzeile, aber keine Datenzeilen.</translation>
    </message>
    <message>
        <source>The file {path} is empty.</source>
        <translation>Die Datei {path} ist leer.</translation>
    </message>
    <message>
        <source>The filter asks about {field}, which is no contact field.</source>
        <translation>Der Filter fragt nach {field}; dieses Kontaktfeld gibt es nicht.</translation>
    </message>
    <message>
        <source>The filter cannot ask “{operator}” of the field {field}.</source>
        <translation>Der Filter kann „{operator}“ nicht auf das Feld {field} anwenden.</translation>
    </message>
    <message>
        <source>The filter cannot be read at character {column} ({near}): expected {expected}.</source>
        <translation>Der Filter ist bei Zeichen {column} nicht lesbar ({near}); erwartet: {expected}.</translation>
    </message>
    <message>
        <source>The filter has a group without conditions.</source>
        <translation>Der Filter enthält eine Gruppe ohne Bedingungen.</translation>
    </message>
    <message>
        <source>The filter has more than {conditions} conditions, or more than {depth} groups within one another.</source>
        <translation>Der Filter hat mehr als {conditions} Bedingungen oder mehr als {depth} ineinander liegende Gruppen.</translation>
    </message>
    <message>
        <source>The filter is damaged or was made by a newer BulkDesk.</source>
        <translation>Der Filter ist beschädigt oder stammt von einem neueren BulkDesk.</translation>
    </message>
    <message>
        <source>The filter of the smart list {name} is damaged or was made by a newer BulkDesk.</source>
        <translation>Der Filter der SmartList „{name}“ ist beschädigt oder stammt von einem neueren BulkDesk.</translation>
    </message>
    <message>
        <source>The name has more than {most} characters.</source>
        <translation>Der Name hat mehr als {most} Zeichen.</translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation>Der Name ist leer.</translation>
    </message>
    <message>
        <source>The store has a sub-account called {name} already.</source>
        <translation>Die Datenbank hat bereits ein Unterkonto „{name}“.</translation>
    </message>
    <message>
        <source>The store has no sub-account called {name}.</source>
        <translation>Die Datenbank hat kein Unterkonto „{name}“.</translation>
    </message>
    <message>
        <source>The store has no user called {name}.</source>
        <translation>Die Datenbank hat keinen Benutzer „{name}“.</translation>
    </message>
    <message>
        <source>The store was opened for reading only.</source>
        <translation>Die Datenbank wurde nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>The store {path} cannot be read: {reason}</source>
        <translation>Die Datenbank {path} kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>The store {path} cannot be written: {reason}</source>
        <translation>Die Datenbank {path} kann nicht geschrieben werden: {reason}</translation>
    </message>
    <message>
        <source>The store {path} is damaged: {count} findings, see above.</source>
        <translation>Die Datenbank {path} ist beschädigt: {count} Befunde, siehe oben.</translation>
    </message>
    <message>
        <source>The store {path} is damaged: {reason}</source>
        <translation>Die Datenbank {path} ist beschädigt: {reason}</translation>
    </message>
    <message>
        <source>The store {path} is locked by another program. Try again later.</source>
        <translation>Die Datenbank {path} ist durch ein anderes Programm gesperrt. Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The store {path} is of an older version. Open it for writing once to bring it up to date.</source>
        <translation>Die Datenbank {path} hat eine ältere Version. Öffnen Sie sie einmal zum Schreiben, um sie zu aktualisieren.</translation>
    </message>
    <message>
        <source>The store {path} must be brought up to date, but another BulkDesk is using it. Close that one first.</source>
        <translation>Die Datenbank {path} muss aktualisiert werden, wird aber von einem anderen BulkDesk benutzt. Schließen Sie dieses zuerst.</translation>
    </message>
    <message>
        <source>The store {path} was made by a newer BulkDesk. Please update BulkDesk to open it.</source>
        <translation>Die Datenbank {path} stammt von einem neueren BulkDesk. Bitte aktualisieren Sie BulkDesk, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>The sub-account has no saved mapping called {name}.</source>
        <translation>Das Unterkonto hat keine gespeicherte Zuordnung „{name}“.</translation>
    </message>
    <message>
        <source>The sub-account has no smart list called {name}.</source>
        <translation>Das Unterkonto hat keine SmartList „{name}“.</translation>
    </message>
    <message>
        <source>The sub-account has no tag called {name}.</source>
        <translation>Das Unterkonto hat kein Tag „{name}“.</translation>
    </message>
    <message>
        <source>The time has already passed.</source>
        <translation>Der Zeitpunkt ist bereits vorbei.</translation>
    </message>
    <message>
        <source>The value of {field} has more than {most} characters.</source>
        <translation>Der Wert von {field} hat mehr als {most} Zeichen.</translation>
    </message>
    <message>
        <source>The value “{value}” does not fit the filter&apos;s condition on {field}.</source>
        <translation>Der Wert „{value}“ passt nicht zur Filterbedingung für {field}.</translation>
    </message>
    <message>
        <source>The view is not there any more.</source>
        <translation>Die Ansicht ist nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>The workbook {path} has no sheet called {sheet}.</source>
        <translation>Die Arbeitsmappe {path} hat kein Tabellenblatt „{sheet}“.</translation>
    </message>
    <message>
        <source>The workbook {path} is damaged or protected by a password.</source>
        <translation>Die Arbeitsmappe {path} ist beschädigt oder kennwortgeschützt.</translation>
    </message>
    <message>
        <source>The workbook {path} unpacks to far more than it seems ({size} bytes). Save it as CSV to import it.</source>
        <translation>Die Arbeitsmappe {path} ist entpackt weit größer, als sie scheint ({size} Bytes). Speichern Sie sie zum Importieren als CSV.</translation>
    </message>
    <message>
        <source>There is a file at {path} already.</source>
        <translation>Die Datei {path} ist bereits vorhanden.</translation>
    </message>
    <message>
        <source>There is a file at {path} already. Nothing was overwritten.</source>
        <translation>Die Datei {path} ist bereits vorhanden. Nichts wurde überschrieben.</translation>
    </message>
    <message>
        <source>There is a smart list called {name} already.</source>
        <translation>Eine SmartList „{name}“ ist bereits vorhanden.</translation>
    </message>
    <message>
        <source>There is a view called {name} already.</source>
        <translation>Eine Ansicht „{name}“ ist bereits vorhanden.</translation>
    </message>
    <message>
        <source>There is no bulk action {job} in this sub-account.</source>
        <translation>In diesem Unterkonto gibt es keine Massenaktion {job}.</translation>
    </message>
    <message>
        <source>There is no contact field called {field}.</source>
        <translation>Es gibt kein Kontaktfeld „{field}“.</translation>
    </message>
    <message>
        <source>There is no contact with the id {ids} in this sub-account.</source>
        <translation>In diesem Unterkonto gibt es keinen Kontakt mit der ID {ids}.</translation>
    </message>
    <message>
        <source>There is no encoding called {encoding}.</source>
        <translation>Es gibt keinen Zeichensatz „{encoding}“.</translation>
    </message>
    <message>
        <source>There is no file at {path}.</source>
        <translation>Die Datei {path} ist nicht vorhanden.</translation>
    </message>
    <message>
        <source>There is no store at {path}. Make one with: bulkdesk init</source>
        <translation>Die Datenbank {path} ist nicht vorhanden. Anlegen mit: bulkdesk init</translation>
    </message>
    <message>
        <source>This must be confirmed: give --yes. Nothing was changed.</source>
        <translation>Das muss bestätigt werden: --yes angeben. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Two columns are assigned to the field {field}, which holds one value.</source>
        <translation>Dem Feld {field}, das nur einen Wert hat, sind zwei Spalten zugeordnet.</translation>
    </message>
    <message>
        <source>{name} is not a country code. Use two letters such as DE.</source>
        <translation>{name} ist kein Ländercode. Zwei Buchstaben verwenden, z.&#xa0;B. DE.</translation>
    </message>
    <message>
        <source>{name} is not a time zone. Use a name such as Europe/Berlin.</source>
        <translation>{name} ist keine Zeitzone. Einen Namen wie Europe/Berlin verwenden.</translation>
    </message>
    <message>
        <source>{path} cannot be written: choose a name that ends in .csv or .xlsx.</source>
        <translation>{path} kann nicht geschrieben werden: Der Name muss auf .csv oder .xlsx enden.</translation>
    </message>
    <message>
        <source>{path} cannot be written: the disk is full.</source>
        <translation>{path} kann nicht geschrieben werden: Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}</source>
        <translation>{path} kann nicht geschrieben werden: {reason}</translation>
    </message>
    <message>
        <source>{path} is a folder, not a file.</source>
        <translation>{path} ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
        <source>{path} is a folder, not a store.</source>
        <translation>{path} ist ein Ordner, keine Datenbank.</translation>
    </message>
    <message>
        <source>{path} is neither a text file (CSV) nor an Excel workbook (XLSX). Save it as one of these first.</source>
        <translation>{path} ist weder eine Textdatei (CSV) noch eine Excel-Arbeitsmappe (XLSX). Speichern Sie sie zuerst in einem dieser Formate.</translation>
    </message>
    <message>
        <source>{path} is not a BulkDesk store.</source>
        <translation>{path} ist keine BulkDesk-Datenbank.</translation>
    </message>
    <message>
        <source>{text} is not a date. Use a form such as 2030-01-31.</source>
        <translation>{text} ist kein Datum. Eine Form wie 2030-01-31 verwenden.</translation>
    </message>
    <message>
        <source>{text} is not a time. Use a form such as 2030-01-31T09:00.</source>
        <translation>{text} ist kein Zeitpunkt. Eine Form wie 2030-01-31T09:00 verwenden.</translation>
    </message>
    <message>
        <source>{user} may not do this with the role {role}.</source>
        <translation>{user} darf das mit der Rolle {role} nicht.</translation>
    </message>
    <message>
        <source>{value} belongs to another contact already: {name} (#{contact}).</source>
        <translation>{value} gehört bereits einem anderen Kontakt: {name} (#{contact}).</translation>
    </message>
    <message>
        <source>{value} cannot be read as a phone number.</source>
        <translation>{value} ist nicht als Telefonnummer lesbar.</translation>
    </message>
    <message>
        <source>{value} is not a date of birth.</source>
        <translation>{value} ist kein Geburtsdatum.</translation>
    </message>
    <message>
        <source>{value} is not a valid e-mail address.</source>
        <translation>{value} ist keine gültige E-Mail-Adresse.</translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message>
        <source>a comma and another tag, or a closing parenthesis</source>
        <translation>ein Komma und ein weiteres Tag oder eine schließende Klammer</translation>
    </message>
    <message>
        <source>a date such as 2030-01-31</source>
        <translation>ein Datum wie 2030-01-31</translation>
    </message>
    <message>
        <source>a date that is not before the first one</source>
        <translation>ein Datum, das nicht vor dem ersten liegt</translation>
    </message>
    <message>
        <source>a field such as city, tag, created or custom &quot;Name&quot;</source>
        <translation>ein Feld wie city, tag, created oder custom &quot;Name&quot;</translation>
    </message>
    <message>
        <source>a number of days</source>
        <translation>eine Anzahl von Tagen</translation>
    </message>
    <message>
        <source>a quotation mark, a backslash, n, r or t after the backslash</source>
        <translation>ein Anführungszeichen, ein Backslash, n, r oder t nach dem Backslash</translation>
    </message>
    <message>
        <source>a shorter filter</source>
        <translation>ein kürzerer Filter</translation>
    </message>
    <message>
        <source>a text in quotation marks, not empty and not overlong</source>
        <translation>ein Text in Anführungszeichen, nicht leer und nicht zu lang</translation>
    </message>
    <message>
        <source>before, after, between, in last (N days) or more than (N days ago)</source>
        <translation>before, after, between, in last (N days) oder more than (N days ago)</translation>
    </message>
    <message>
        <source>fewer conditions or tags</source>
        <translation>weniger Bedingungen oder Tags</translation>
    </message>
    <message>
        <source>fewer groups within one another</source>
        <translation>weniger ineinander liegende Gruppen</translation>
    </message>
    <message>
        <source>has, has any, has all, has none, is empty or is not empty</source>
        <translation>has, has any, has all, has none, is empty oder is not empty</translation>
    </message>
    <message>
        <source>is on or is off</source>
        <translation>is on oder is off</translation>
    </message>
    <message>
        <source>is, is not, contains, does not contain, starts with, is empty or is not empty</source>
        <translation>is, is not, contains, does not contain, starts with, is empty oder is not empty</translation>
    </message>
    <message>
        <source>the closing quotation mark</source>
        <translation>das schließende Anführungszeichen</translation>
    </message>
    <message>
        <source>the custom field&apos;s name in quotation marks</source>
        <translation>der Name des eigenen Felds in Anführungszeichen</translation>
    </message>
    <message>
        <source>the number of a bulk action</source>
        <translation>die Nummer einer Massenaktion</translation>
    </message>
    <message>
        <source>“ago” after the days</source>
        <translation>„ago“ nach den Tagen</translation>
    </message>
    <message>
        <source>“and” and the second date</source>
        <translation>„and“ und das zweite Datum</translation>
    </message>
    <message>
        <source>“and”, “or” or a closing parenthesis</source>
        <translation>„and“, „or“ oder eine schließende Klammer</translation>
    </message>
    <message>
        <source>“and”, “or” or the end of the filter</source>
        <translation>„and“, „or“ oder das Ende des Filters</translation>
    </message>
    <message>
        <source>“days” after the number</source>
        <translation>„days“ nach der Zahl</translation>
    </message>
</context>
<context>
    <name>outcomes</name>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>Unbestätigt</translation>
    </message>
</context>
<context>
    <name>pauses</name>
    <message>
        <source>An unexpected error stopped the action. Please report it; the log file has the details.</source>
        <translation>Ein unerwarteter Fehler hat die Massenaktion angehalten. Bitte melden Sie ihn; Einzelheiten stehen in der Protokolldatei.</translation>
    </message>
    <message>
        <source>Many messages in a row were refused. Check the sender settings, then resume.</source>
        <translation>Viele Nachrichten in Folge wurden abgelehnt. Absender-Einstellungen prüfen, dann fortsetzen.</translation>
    </message>
    <message>
        <source>The disk is full. Make room, then resume.</source>
        <translation>Der Datenträger ist voll. Platz schaffen, dann fortsetzen.</translation>
    </message>
    <message>
        <source>The server refused the login. Check the sender settings, then resume.</source>
        <translation>Der Server hat die Anmeldung abgelehnt. Absender-Einstellungen prüfen, dann fortsetzen.</translation>
    </message>
    <message>
        <source>The store could not be written. Check the disk, then resume.</source>
        <translation>Die Datenbank konnte nicht geschrieben werden. Datenträger prüfen, dann fortsetzen.</translation>
    </message>
    <message>
        <source>This version of BulkDesk cannot run this type of action. Update it, then resume.</source>
        <translation>Diese Version von BulkDesk kann diesen Aktionstyp nicht ausführen. Aktualisieren Sie BulkDesk und setzen Sie dann fort.</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>A quotation mark in the row is not closed or not doubled</source>
        <translation>Ein Anführungszeichen in der Zeile ist nicht geschlossen oder nicht verdoppelt</translation>
    </message>
    <message>
        <source>An active contact has this e-mail or phone now</source>
        <translation>E-Mail oder Telefon gehört inzwischen einem aktiven Kontakt</translation>
    </message>
    <message>
        <source>It is not known whether the message left</source>
        <translation>Unklar, ob die Nachricht gesendet wurde</translation>
    </message>
    <message>
        <source>No name, e-mail or phone</source>
        <translation>Weder Name noch E-Mail noch Telefon</translation>
    </message>
    <message>
        <source>Not worked on because the bulk action was cancelled</source>
        <translation>Nicht verarbeitet, weil die Massenaktion abgebrochen wurde</translation>
    </message>
    <message>
        <source>The 60 days for restoring are over</source>
        <translation>Die 60 Tage zum Wiederherstellen sind vorbei</translation>
    </message>
    <message>
        <source>The address already got this message</source>
        <translation>Die Adresse hat diese Nachricht bereits erhalten</translation>
    </message>
    <message>
        <source>The carrier blocked the message</source>
        <translation>Der Netzbetreiber hat die Nachricht blockiert</translation>
    </message>
    <message>
        <source>The contact does not have the tag</source>
        <translation>Der Kontakt hat das Tag nicht</translation>
    </message>
    <message>
        <source>The contact does not want messages on this channel</source>
        <translation>Der Kontakt möchte auf diesem Kanal keine Nachrichten</translation>
    </message>
    <message>
        <source>The contact exists already, and only new ones were to be created</source>
        <translation>Der Kontakt ist bereits vorhanden, und es sollten nur neue erstellt werden</translation>
    </message>
    <message>
        <source>The contact has no address for this channel</source>
        <translation>Der Kontakt hat keine Adresse für diesen Kanal</translation>
    </message>
    <message>
        <source>The contact has the tag already</source>
        <translation>Der Kontakt hat das Tag bereits</translation>
    </message>
    <message>
        <source>The contact is active already</source>
        <translation>Der Kontakt ist bereits aktiv</translation>
    </message>
    <message>
        <source>The contact was changed since</source>
        <translation>Der Kontakt wurde seither geändert</translation>
    </message>
    <message>
        <source>The contact was deleted already</source>
        <translation>Der Kontakt wurde bereits gelöscht</translation>
    </message>
    <message>
        <source>The date cannot be read</source>
        <translation>Das Datum ist nicht lesbar</translation>
    </message>
    <message>
        <source>The e-mail address is not valid</source>
        <translation>Die E-Mail-Adresse ist ungültig</translation>
    </message>
    <message>
        <source>The mailbox is full</source>
        <translation>Das Postfach ist voll</translation>
    </message>
    <message>
        <source>The phone number cannot be read</source>
        <translation>Die Telefonnummer ist nicht lesbar</translation>
    </message>
    <message>
        <source>The phone number is not in service</source>
        <translation>Die Telefonnummer ist nicht vergeben</translation>
    </message>
    <message>
        <source>The row has bytes that do not belong to the file&apos;s encoding</source>
        <translation>Die Zeile enthält Bytes, die nicht zum Zeichensatz der Datei gehören</translation>
    </message>
    <message>
        <source>The row has more columns than the header</source>
        <translation>Die Zeile hat mehr Spalten als die Kopfzeile</translation>
    </message>
    <message>
        <source>The row is longer than a million characters</source>
        <translation>Die Zeile ist länger als eine Million Zeichen</translation>
    </message>
    <message>
        <source>The same contact is in the file more than once</source>
        <translation>Derselbe Kontakt steht mehrfach in der Datei</translation>
    </message>
    <message>
        <source>The server does not know the recipient</source>
        <translation>Der Server kennt den Empfänger nicht</translation>
    </message>
    <message>
        <source>The server refused the message</source>
        <translation>Der Server hat die Nachricht abgelehnt</translation>
    </message>
    <message>
        <source>The value is neither yes nor no</source>
        <translation>Der Wert ist weder Ja noch Nein</translation>
    </message>
    <message>
        <source>The value is too long</source>
        <translation>Der Wert ist zu lang</translation>
    </message>
    <message>
        <source>The values belong to more than one contact</source>
        <translation>Die Werte gehören zu mehreren Kontakten</translation>
    </message>
    <message>
        <source>There is no contact with this id</source>
        <translation>Es gibt keinen Kontakt mit dieser ID</translation>
    </message>
    <message>
        <source>There is no such contact</source>
        <translation>Diesen Kontakt gibt es nicht</translation>
    </message>
</context>
<context>
    <name>records</name>
    <message>
        <source>#{id}, removed</source>
        <translation>#{id}, entfernt</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
</context>
<context>
    <name>smart_lists</name>
    <message>
        <source>(copy {number})</source>
        <translation>(Kopie {number})</translation>
    </message>
    <message>
        <source>(copy)</source>
        <translation>(Kopie)</translation>
    </message>
</context>
<context>
    <name>statuses</name>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In Bearbeitung</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>In der Warteschlange</translation>
    </message>
</context>
<context>
    <name>types</name>
    <message>
        <source>Add tag</source>
        <translation>Tag hinzufügen</translation>
    </message>
    <message>
        <source>Bulk SMS</source>
        <translation>Massen-SMS</translation>
    </message>
    <message>
        <source>Bulk e-mail</source>
        <translation>Massen-E-Mail</translation>
    </message>
    <message>
        <source>Delete contacts</source>
        <translation>Kontakte löschen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>Tag entfernen</translation>
    </message>
    <message>
        <source>Restore contacts</source>
        <translation>Kontakte wiederherstellen</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Rückgängig machen</translation>
    </message>
</context>
</TS>
