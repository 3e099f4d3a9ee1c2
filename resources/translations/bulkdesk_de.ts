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
        <source>Exchange the Qt libraries…</source>
        <translation>Qt-Bibliotheken austauschen …</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Verwendete Software</translation>
    </message>
    <message>
        <source>Open source under the MIT licence. Qt is used under the LGPL 3; its text stands below.</source>
        <translation>Quelloffen unter der MIT-Lizenz. Qt wird unter der LGPL 3 verwendet; ihr Text steht unten.</translation>
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
    <message>
        <source>see its text below</source>
        <translation>siehe Text unten</translation>
    </message>
    <message>
        <source>{name} {version}: {licence}</source>
        <translation>{name} {version}: {licence}</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>Create</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Default country</source>
        <translation>Standardland</translation>
    </message>
    <message>
        <source>Edit sub-account</source>
        <translation>Unterkonto bearbeiten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>New sub-account</source>
        <translation>Neues Unterkonto</translation>
    </message>
    <message>
        <source>Of phone numbers that are written without a country code.</source>
        <translation>Für Telefonnummern ohne Landesvorwahl.</translation>
    </message>
    <message>
        <source>Of the times shown and of sending hours.</source>
        <translation>Für angezeigte Zeiten und Sendezeiten.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
</context>
<context>
    <name>AccountSwitcher</name>
    <message>
        <source>Sub-account</source>
        <translation>Unterkonto</translation>
    </message>
    <message>
        <source>{name} (archived)</source>
        <translation>{name} (archiviert)</translation>
    </message>
</context>
<context>
    <name>AccountsSection</name>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Contacts, bulk actions, smart lists, senders and templates belong to one sub-account.</source>
        <translation>Kontakte, Massenaktionen, SmartLists, Absender und Vorlagen gehören jeweils zu einem Unterkonto.</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>New sub-account…</source>
        <translation>Neues Unterkonto …</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Sub-accounts</source>
        <translation>Unterkonten</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Reaktivieren</translation>
    </message>
</context>
<context>
    <name>Assistant</name>
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
        <source>Start with what is suggested: the next steps only show and change it</source>
        <translation>Mit den Vorschlägen starten: Die nächsten Schritte zeigen und ändern sie nur</translation>
    </message>
</context>
<context>
    <name>BackupNotice</name>
    <message>
        <source>A copy from before an update still holds contacts that were removed for good: {path}. Delete it as soon as the new version works.</source>
        <translation>Eine Kopie von vor einer Aktualisierung enthält noch Kontakte, die endgültig entfernt wurden: {path}. Löschen Sie sie, sobald die neue Version funktioniert.</translation>
    </message>
    <message>
        <source>BulkDesk has updated the store. As it was before, it is kept in {path}. Delete this copy as soon as the new version works: contacts that are removed for good stay in it.</source>
        <translation>BulkDesk hat die Datenbank aktualisiert. Der Stand davor liegt in {path}. Löschen Sie diese Kopie, sobald die neue Version funktioniert: Kontakte, die endgültig entfernt werden, bleiben darin stehen.</translation>
    </message>
    <message>
        <source>Delete copy</source>
        <translation>Kopie löschen</translation>
    </message>
    <message>
        <source>Delete copy…</source>
        <translation>Kopie löschen …</translation>
    </message>
    <message>
        <source>Delete the copy from before the update?</source>
        <translation>Kopie von vor der Aktualisierung löschen?</translation>
    </message>
    <message>
        <source>The copy is deleted.</source>
        <translation>Die Kopie ist gelöscht.</translation>
    </message>
    <message>
        <source>Without it there is no way back to the version before. The store itself stays as it is.</source>
        <translation>Ohne sie führt kein Weg zurück zur Version davor. Die Datenbank selbst bleibt, wie sie ist.</translation>
    </message>
</context>
<context>
    <name>CancelDialog</name>
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
        <source>Records that will be skipped: {count}</source>
        <translation>Datensätze, die übersprungen werden: {count}</translation>
    </message>
    <message>
        <source>What has been processed stays as it is. A cancelled bulk action cannot be resumed.</source>
        <translation>Bereits Verarbeitetes bleibt unverändert. Eine abgebrochene Massenaktion kann nicht fortgesetzt werden.</translation>
    </message>
</context>
<context>
    <name>CardForm</name>
    <message>
        <source>Add a phone number</source>
        <translation>Telefonnummer hinzufügen</translation>
    </message>
    <message>
        <source>Add an e-mail</source>
        <translation>E-Mail hinzufügen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Custom fields</source>
        <translation>Eigene Felder</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>For example {date}</source>
        <translation>z. B. {date}</translation>
    </message>
    <message>
        <source>How to reach them</source>
        <translation>Kontaktwege</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Weitere Angaben</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
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
        <source>Change count&amp;ry</source>
        <translation>&amp;Land ändern</translation>
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
        <source>Nothing has been written yet.</source>
        <translation>Geändert ist noch nichts.</translation>
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
        <source>The whole file is being checked, nothing is written. You can start without waiting for it.</source>
        <translation>Die ganze Datei wird geprüft, geändert wird nichts. Der Import lässt sich auch schon vorher starten.</translation>
    </message>
    <message>
        <source>The whole file was checked. Nothing has been written yet.</source>
        <translation>Die ganze Datei wurde geprüft. Geändert ist noch nichts.</translation>
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
        <translation>Werden erstellt</translation>
    </message>
    <message>
        <source>Would be skipped</source>
        <translation>Werden übersprungen</translation>
    </message>
    <message>
        <source>Would be updated</source>
        <translation>Werden aktualisiert</translation>
    </message>
    <message>
        <source>Would fail</source>
        <translation>Schlagen fehl</translation>
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
        <source>Keep running, minimised</source>
        <translation>Minimiert weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Pause and quit</source>
        <translation>Anhalten und beenden</translation>
    </message>
    <message>
        <source>This desktop has no tray: minimised, BulkDesk works on and stays in the task bar.</source>
        <translation>Dieser Desktop hat keinen Infobereich: Minimiert arbeitet BulkDesk weiter und bleibt in der Taskleiste.</translation>
    </message>
    <message>
        <source>When BulkDesk quits they stop after the record in hand. Nothing is lost: resume goes on there.</source>
        <translation>Beim Beenden halten sie nach dem laufenden Datensatz an. Nichts geht verloren: „Fortsetzen“ macht dort weiter.</translation>
    </message>
    <message>
        <source>{name} ({account})</source>
        <translation>{name} ({account})</translation>
    </message>
</context>
<context>
    <name>ConditionRow</name>
    <message>
        <source>Custom field</source>
        <translation>Eigenes Feld</translation>
    </message>
    <message>
        <source>Enter the name of the custom field.</source>
        <translation>Geben Sie den Namen des eigenen Felds ein.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Name of the custom field</source>
        <translation>Name des eigenen Felds</translation>
    </message>
    <message>
        <source>Name of the field</source>
        <translation>Name des Felds</translation>
    </message>
    <message>
        <source>{field} {operator}</source>
        <translation>{field} {operator}</translation>
    </message>
    <message>
        <source>{field} {operator} …</source>
        <translation>{field} {operator} …</translation>
    </message>
    <message>
        <source>{field}: operator</source>
        <translation>{field}: Operator</translation>
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
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
</context>
<context>
    <name>ContactActionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Chosen: {name}</source>
        <translation>Gewählt: {name}</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Aufheben</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message numerus="yes">
        <source>Select all %n</source>
        <translation>
            <numerusform>%n auswählen</numerusform>
            <numerusform>Alle %n auswählen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Select all %n matching</source>
        <translation>
            <numerusform>%n Treffer auswählen</numerusform>
            <numerusform>Alle %n Treffer auswählen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactActions</name>
    <message>
        <source>Add tag…</source>
        <translation>Tag hinzufügen …</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtern …</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Neuer Kontakt</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Remove tag…</source>
        <translation>Tag entfernen …</translation>
    </message>
    <message>
        <source>Save as smart list…</source>
        <translation>Als SmartList speichern …</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>Send SMS…</source>
        <translation>SMS senden …</translation>
    </message>
    <message>
        <source>Send e-mail…</source>
        <translation>E-Mail senden …</translation>
    </message>
</context>
<context>
    <name>ContactColumns</name>
    <message>
        <source>Custom fields</source>
        <translation>Eigene Felder</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Aktualisiert am</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}: {value}</translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>#{id} · Created {created} · Changed {updated}</source>
        <translation>#{id} · Erstellt: {created} · Geändert: {updated}</translation>
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
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message numerus="yes">
        <source>Deleted on {time}. It can be restored for %n more day(s).</source>
        <translation>
            <numerusform>Gelöscht am {time}. Wiederherstellen ist noch %n Tag lang möglich.</numerusform>
            <numerusform>Gelöscht am {time}. Wiederherstellen ist noch %n Tage lang möglich.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted on {time}. It can no longer be restored and will be removed for good.</source>
        <translation>Gelöscht am {time}. Der Kontakt lässt sich nicht mehr wiederherstellen und wird endgültig entfernt.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard the changes?</source>
        <translation>Änderungen verwerfen?</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Neuer Kontakt</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>What you have changed in this contact is not saved.</source>
        <translation>Ihre Änderungen an diesem Kontakt sind nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>ContactExport</name>
    <message numerus="yes">
        <source>%n contact(s) saved as {name}.</source>
        <translation>
            <numerusform>%n Kontakt als {name} gespeichert.</numerusform>
            <numerusform>%n Kontakte als {name} gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Contacts {day}</source>
        <translation>Kontakte {day}</translation>
    </message>
    <message>
        <source>Export contacts</source>
        <translation>Kontakte exportieren</translation>
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
    <name>ContactHistory</name>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>Contact created</source>
        <translation>Kontakt erstellt</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>E-mail sent</source>
        <translation>E-Mail gesendet</translation>
    </message>
    <message>
        <source>Nothing was different</source>
        <translation>Keine Änderung</translation>
    </message>
    <message>
        <source>Put back as it was before</source>
        <translation>Auf den vorherigen Stand zurückgesetzt</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>SMS sent</source>
        <translation>SMS gesendet</translation>
    </message>
    <message>
        <source>Tag “{tag}” added</source>
        <translation>Tag „{tag}“ hinzugefügt</translation>
    </message>
    <message>
        <source>Tag “{tag}” removed</source>
        <translation>Tag „{tag}“ entfernt</translation>
    </message>
    <message>
        <source>{field}: {before} → {after}</source>
        <translation>{field}: {before} → {after}</translation>
    </message>
</context>
<context>
    <name>ContactSearchBar</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n Kontakt</numerusform>
            <numerusform>%n Kontakte</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>Spalten auswählen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt …</translation>
    </message>
    <message>
        <source>Save as smart list…</source>
        <translation>Als SmartList speichern …</translation>
    </message>
    <message>
        <source>Search contacts</source>
        <translation>Kontakte suchen</translation>
    </message>
    <message>
        <source>Search name, e-mail, phone, company</source>
        <translation>Name, E-Mail, Telefon, Firma suchen</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} von {total}</translation>
    </message>
</context>
<context>
    <name>ContactsModel</name>
    <message>
        <source>Selected</source>
        <translation>Ausgewählt</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Filter: {text}</source>
        <translation>Filter: {text}</translation>
    </message>
    <message>
        <source>Import a CSV or Excel file, or enter the first contact by hand.</source>
        <translation>Importieren Sie eine CSV- oder Excel-Datei oder geben Sie den ersten Kontakt von Hand ein.</translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation>Kontakte importieren</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Neuer Kontakt</translation>
    </message>
    <message>
        <source>No contact fits this search or filter.</source>
        <translation>Kein Kontakt entspricht dieser Suche oder diesem Filter.</translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation>Noch keine Kontakte</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>Show all contacts</source>
        <translation>Alle Kontakte anzeigen</translation>
    </message>
    <message>
        <source>Smart list: {name}</source>
        <translation>SmartList: {name}</translation>
    </message>
    <message>
        <source>The contacts cannot be read.</source>
        <translation>Die Kontakte können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>“{name}” is kept as a smart list.</source>
        <translation>„{name}“ wurde als SmartList gespeichert.</translation>
    </message>
</context>
<context>
    <name>ContactsTable</name>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Select the contacts on the screen</source>
        <translation>Sichtbare Kontakte auswählen</translation>
    </message>
</context>
<context>
    <name>CustomFields</name>
    <message>
        <source>Add a custom field</source>
        <translation>Eigenes Feld hinzufügen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>The field needs a name.</source>
        <translation>Das Feld braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is a field with this name already.</source>
        <translation>Ein Feld mit diesem Namen ist bereits vorhanden.</translation>
    </message>
</context>
<context>
    <name>CustomRow</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the custom field</source>
        <translation>Name des eigenen Felds</translation>
    </message>
    <message>
        <source>Remove the custom field</source>
        <translation>Eigenes Feld entfernen</translation>
    </message>
    <message>
        <source>Value of the custom field</source>
        <translation>Wert des eigenen Felds</translation>
    </message>
</context>
<context>
    <name>DataTable</name>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
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
    <name>DayValue</name>
    <message>
        <source>The second day is before the first one.</source>
        <translation>Der zweite Tag liegt vor dem ersten.</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>{field}: first day</source>
        <translation>{field}: erster Tag</translation>
    </message>
    <message>
        <source>{field}: last day</source>
        <translation>{field}: letzter Tag</translation>
    </message>
</context>
<context>
    <name>DaysValue</name>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
</context>
<context>
    <name>DecideDialog</name>
    <message numerus="yes">
        <source>%n message(s) will count as failed and can be sent again with “Retry failed”. Whoever got one after all would get it twice. This cannot be taken back.</source>
        <translation>
            <numerusform>%n Nachricht gilt dann als fehlgeschlagen und lässt sich mit „Fehlgeschlagene erneut ausführen“ erneut senden. Wer sie doch erhalten hat, bekommt sie doppelt. Das lässt sich nicht zurücknehmen.</numerusform>
            <numerusform>%n Nachrichten gelten dann als fehlgeschlagen und lassen sich mit „Fehlgeschlagene erneut ausführen“ erneut senden. Wer doch eine erhalten hat, bekommt sie doppelt. Das lässt sich nicht zurücknehmen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) will count as succeeded. This cannot be taken back.</source>
        <translation>
            <numerusform>%n Nachricht gilt dann als erfolgreich. Das lässt sich nicht zurücknehmen.</numerusform>
            <numerusform>%n Nachrichten gelten dann als erfolgreich. Das lässt sich nicht zurücknehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>All unconfirmed messages</source>
        <translation>Alle unbestätigten Nachrichten</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message numerus="yes">
        <source>Decide about %n unconfirmed message(s)</source>
        <translation>
            <numerusform>Über %n unbestätigte Nachricht entscheiden</numerusform>
            <numerusform>Über %n unbestätigte Nachrichten entscheiden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n are listed.</source>
        <translation>
            <numerusform>Nur %n Nachricht wird angezeigt.</numerusform>
            <numerusform>Nur die ersten %n werden angezeigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the ticked ones</source>
        <translation>Nur die angekreuzten</translation>
    </message>
    <message>
        <source>They were handed over, but the answer was lost: they may have been sent or not. BulkDesk never sends them again by itself. Look it up in the mailbox or at the gateway, then decide.</source>
        <translation>Sie wurden übergeben, aber die Antwort ging verloren: Vielleicht wurden sie gesendet, vielleicht nicht. BulkDesk sendet sie nie von selbst erneut. Sehen Sie im Postfach oder beim Gateway nach und entscheiden Sie dann.</translation>
    </message>
    <message>
        <source>They were not sent</source>
        <translation>Sie wurden nicht gesendet</translation>
    </message>
    <message>
        <source>They were sent</source>
        <translation>Sie wurden gesendet</translation>
    </message>
    <message>
        <source>Unconfirmed messages</source>
        <translation>Unbestätigte Nachrichten</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welche</translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message numerus="yes">
        <source>%n contact(s) will be deleted.</source>
        <translation>
            <numerusform>%n Kontakt wird gelöscht.</numerusform>
            <numerusform>%n Kontakte werden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Action name</source>
        <translation>Aktionsname</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete contacts?</source>
        <translation>Kontakte löschen?</translation>
    </message>
    <message>
        <source>None of these contacts is there any more.</source>
        <translation>Keiner dieser Kontakte ist noch vorhanden.</translation>
    </message>
    <message numerus="yes">
        <source>Their number has changed: %n contact(s) were meant before.</source>
        <translation>
            <numerusform>Die Anzahl hat sich geändert: Zuvor ging es um %n Kontakt.</numerusform>
            <numerusform>Die Anzahl hat sich geändert: Zuvor ging es um %n Kontakte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They can be restored for %n day(s). After that they are removed for good.</source>
        <translation>
            <numerusform>Wiederherstellen ist %n Tag lang möglich. Danach werden sie endgültig entfernt.</numerusform>
            <numerusform>Wiederherstellen ist %n Tage lang möglich. Danach werden sie endgültig entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Type {number} to confirm</source>
        <translation>Zur Bestätigung {number} eingeben</translation>
    </message>
</context>
<context>
    <name>DeletedModel</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Bulk action</source>
        <translation>Massenaktion</translation>
    </message>
    <message>
        <source>Can be restored until {time} ({zone}).</source>
        <translation>Wiederherstellen ist bis {time} möglich ({zone}).</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Could be restored until {time} ({zone}). It will be removed for good.</source>
        <translation>Wiederherstellen war bis {time} möglich ({zone}). Der Kontakt wird endgültig entfernt.</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht am</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>“{job}” by {name}</source>
        <translation>„{job}“ von {name}</translation>
    </message>
</context>
<context>
    <name>DndRow</name>
    <message>
        <source>No SMS</source>
        <translation>Keine SMS</translation>
    </message>
    <message>
        <source>No e-mail</source>
        <translation>Keine E-Mails</translation>
    </message>
    <message>
        <source>Reason (optional)</source>
        <translation>Grund (optional)</translation>
    </message>
    <message>
        <source>Since {time}</source>
        <translation>Seit {time}</translation>
    </message>
    <message>
        <source>Since {time}: {reason}</source>
        <translation>Seit {time}: {reason}</translation>
    </message>
    <message>
        <source>from an import</source>
        <translation>aus einem Import</translation>
    </message>
    <message>
        <source>opted out</source>
        <translation>abgemeldet</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>von Hand gesetzt</translation>
    </message>
</context>
<context>
    <name>Download</name>
    <message numerus="yes">
        <source>%n record(s) saved as {name}.</source>
        <translation>
            <numerusform>%n Datensatz als {name} gespeichert.</numerusform>
            <numerusform>%n Datensätze als {name} gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV file (*.csv)</source>
        <translation>CSV-Datei (*.csv)</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
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
        <source>Edit bulk action</source>
        <translation>Massenaktion bearbeiten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Sending has begun: changes apply to what has not been sent yet.</source>
        <translation>Das Senden hat begonnen: Änderungen gelten für alles, was noch nicht gesendet ist.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Starts as soon as its sender is free.</source>
        <translation>Startet, sobald der Absender frei ist.</translation>
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
        <source>This bulk action has ended: nothing can be changed any more.</source>
        <translation>Diese Massenaktion ist beendet: Es lässt sich nichts mehr ändern.</translation>
    </message>
    <message>
        <source>This time has already passed.</source>
        <translation>Dieser Zeitpunkt ist bereits vorbei.</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Remove entry</source>
        <translation>Eintrag entfernen</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>BulkDesk goes on, and what was saved is safe. Please report this with the text below; it holds no data of contacts.</source>
        <translation>BulkDesk läuft weiter, und Gespeichertes ist sicher. Bitte melden Sie den Fehler mit dem Text unten; er enthält keine Kontaktdaten.</translation>
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
        <translation>Zurückgekommen</translation>
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
        <source>Goes on</source>
        <translation>Fortsetzung</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>Next batch</source>
        <translation>Nächste Etappe</translation>
    </message>
    <message>
        <source>Opted out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message numerus="yes">
        <source>Reasons ({count} of %n record(s))</source>
        <translation>
            <numerusform>Gründe ({count} von %n Datensatz)</numerusform>
            <numerusform>Gründe ({count} von %n Datensätzen)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reasons ({count} of %n row(s))</source>
        <translation>
            <numerusform>Gründe ({count} von %n Zeile)</numerusform>
            <numerusform>Gründe ({count} von %n Zeilen)</numerusform>
        </translation>
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
        <source>The first row should name the columns. Nothing is imported until you press “Start import”.</source>
        <translation>Die erste Zeile sollte die Spalten benennen. Importiert wird erst, wenn Sie „Import starten“ drücken.</translation>
    </message>
    <message>
        <source>Which file holds your contacts?</source>
        <translation>Welche Datei enthält Ihre Kontakte?</translation>
    </message>
</context>
<context>
    <name>FilterBuilder</name>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten verschieben</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben verschieben</translation>
    </message>
    <message>
        <source>Put into a group</source>
        <translation>In eine Gruppe setzen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take out of the group</source>
        <translation>Aus der Gruppe nehmen</translation>
    </message>
</context>
<context>
    <name>FilterTextEdit</name>
    <message>
        <source>Conditions are joined by “and” and “or”; parentheses make groups. Texts stand in quotes.</source>
        <translation>Bedingungen werden mit „and“ und „or“ verknüpft; Klammern bilden Gruppen. Texte stehen in Anführungszeichen.</translation>
    </message>
    <message>
        <source>Filter as text</source>
        <translation>Filter als Text</translation>
    </message>
    <message>
        <source>Line {line}, column {column}</source>
        <translation>Zeile {line}, Spalte {column}</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>({part})</source>
        <translation>({part})</translation>
    </message>
    <message>
        <source>Bulk action</source>
        <translation>Massenaktion</translation>
    </message>
    <message>
        <source>Company and address</source>
        <translation>Firma und Adresse</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>More about the contact</source>
        <translation>Weitere Angaben</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Aktualisiert</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>Who it is</source>
        <translation>Wer es ist</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>between</source>
        <translation>zwischen</translation>
    </message>
    <message>
        <source>contact failed in it</source>
        <translation>Kontakt fehlgeschlagen</translation>
    </message>
    <message>
        <source>contact succeeded in it</source>
        <translation>Kontakt erfolgreich</translation>
    </message>
    <message>
        <source>contact was in it</source>
        <translation>Kontakt war dabei</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>enthält nicht</translation>
    </message>
    <message>
        <source>failed in bulk action {value}</source>
        <translation>in Massenaktion {value} fehlgeschlagen</translation>
    </message>
    <message>
        <source>has all of</source>
        <translation>enthalten alle von</translation>
    </message>
    <message>
        <source>has any of</source>
        <translation>enthalten eines von</translation>
    </message>
    <message>
        <source>has none of</source>
        <translation>enthalten keines von</translation>
    </message>
    <message>
        <source>in the last N days</source>
        <translation>in den letzten N Tagen</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation>ist nicht leer</translation>
    </message>
    <message>
        <source>is off</source>
        <translation>ist aus</translation>
    </message>
    <message>
        <source>is on</source>
        <translation>ist an</translation>
    </message>
    <message>
        <source>more than N days ago</source>
        <translation>vor mehr als N Tagen</translation>
    </message>
    <message>
        <source>or</source>
        <translation>oder</translation>
    </message>
    <message>
        <source>starts with</source>
        <translation>beginnt mit</translation>
    </message>
    <message>
        <source>succeeded in bulk action {value}</source>
        <translation>in Massenaktion {value} erfolgreich</translation>
    </message>
    <message>
        <source>was in bulk action {value}</source>
        <translation>war in Massenaktion {value}</translation>
    </message>
    <message>
        <source>{field} after {value}</source>
        <translation>{field} nach {value}</translation>
    </message>
    <message>
        <source>{field} before {value}</source>
        <translation>{field} vor {value}</translation>
    </message>
    <message>
        <source>{field} between {value}</source>
        <translation>{field} zwischen {value}</translation>
    </message>
    <message>
        <source>{field} contains {value}</source>
        <translation>{field} enthält {value}</translation>
    </message>
    <message>
        <source>{field} does not contain {value}</source>
        <translation>{field} enthält nicht {value}</translation>
    </message>
    <message>
        <source>{field} does not have {value}</source>
        <translation>{field} enthalten nicht {value}</translation>
    </message>
    <message>
        <source>{field} has all of {value}</source>
        <translation>{field} enthalten alle von {value}</translation>
    </message>
    <message>
        <source>{field} has any of {value}</source>
        <translation>{field} enthalten eines von {value}</translation>
    </message>
    <message>
        <source>{field} has none of {value}</source>
        <translation>{field} enthalten keines von {value}</translation>
    </message>
    <message>
        <source>{field} has {value}</source>
        <translation>{field} enthalten {value}</translation>
    </message>
    <message numerus="yes">
        <source>{field} in the last %n day(s)</source>
        <translation>
            <numerusform>{field} im letzten %n Tag</numerusform>
            <numerusform>{field} in den letzten %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>{field} is empty</source>
        <translation>{field} ist leer</translation>
    </message>
    <message>
        <source>{field} is not empty</source>
        <translation>{field} ist nicht leer</translation>
    </message>
    <message>
        <source>{field} is not {value}</source>
        <translation>{field} ist nicht {value}</translation>
    </message>
    <message>
        <source>{field} is off</source>
        <translation>{field} ist aus</translation>
    </message>
    <message>
        <source>{field} is on</source>
        <translation>{field} ist an</translation>
    </message>
    <message>
        <source>{field} is {value}</source>
        <translation>{field} ist {value}</translation>
    </message>
    <message numerus="yes">
        <source>{field} more than %n day(s) ago</source>
        <translation>
            <numerusform>{field} vor mehr als %n Tag</numerusform>
            <numerusform>{field} vor mehr als %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>{field} starts with {value}</source>
        <translation>{field} beginnt mit {value}</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} und {second}</translation>
    </message>
    <message>
        <source>{first} or {second}</source>
        <translation>{first} oder {second}</translation>
    </message>
    <message>
        <source>{name} (#{number})</source>
        <translation>{name} (#{number})</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>„{text}“</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
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
        <source>%n per hour</source>
        <translation>
            <numerusform>%n pro Stunde</numerusform>
            <numerusform>%n pro Stunde</numerusform>
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
    <name>GeneralSection</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>BulkDesk starts in the system tray, without a window, and runs what is due: scheduled and drip sends.</source>
        <translation>BulkDesk startet ohne Fenster im Infobereich und führt aus, was ansteht: geplante Sendungen und solche in Etappen.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Less motion: nothing blinks or moves by itself</source>
        <translation>Weniger Bewegung: Nichts blinkt oder bewegt sich von selbst</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Start BulkDesk when I log in</source>
        <translation>BulkDesk bei der Anmeldung starten</translation>
    </message>
    <message>
        <source>The system does not let BulkDesk change what starts at login: {reason}</source>
        <translation>Das System lässt BulkDesk nicht ändern, was bei der Anmeldung startet: {reason}</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Darstellung</translation>
    </message>
</context>
<context>
    <name>GlobalSearch</name>
    <message>
        <source>All contacts with “{text}”</source>
        <translation>Alle Kontakte mit „{text}“</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search contacts, smart lists and bulk actions</source>
        <translation>Kontakte, SmartLists und Massenaktionen suchen</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
</context>
<context>
    <name>GroupEditor</name>
    <message>
        <source>All of these apply</source>
        <translation>Alle treffen zu</translation>
    </message>
    <message>
        <source>At least one of these applies</source>
        <translation>Mindestens eine trifft zu</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>How the conditions of this group are joined</source>
        <translation>Verknüpfung der Bedingungen dieser Gruppe</translation>
    </message>
</context>
<context>
    <name>HelpDesk</name>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>The log folder cannot be made: {reason}</source>
        <translation>Der Protokollordner lässt sich nicht anlegen: {reason}</translation>
    </message>
    <message>
        <source>The log lies in {folder}</source>
        <translation>Das Protokoll liegt in {folder}</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>Funktion</translation>
    </message>
</context>
<context>
    <name>HelpMenu</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Help for this screen</source>
        <translation>Hilfe zu dieser Seite</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Open sample data…</source>
        <translation>Beispieldaten öffnen …</translation>
    </message>
    <message>
        <source>Show log folder</source>
        <translation>Protokollordner anzeigen</translation>
    </message>
    <message>
        <source>What&apos;s new</source>
        <translation>Neuigkeiten</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>BulkDesk help</source>
        <translation>BulkDesk-Hilfe</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation>Keine Seite enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Action name</source>
        <translation>Aktionsname</translation>
    </message>
    <message>
        <source>Action type</source>
        <translation>Aktionstyp</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>No bulk action has worked on this contact.</source>
        <translation>Dieser Kontakt war noch in keiner Massenaktion.</translation>
    </message>
    <message>
        <source>No history</source>
        <translation>Kein Verlauf</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>HoursCard</name>
    <message>
        <source>Choose at least one weekday.</source>
        <translation>Wählen Sie mindestens einen Wochentag.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
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
        <source>Delete mapping</source>
        <translation>Zuordnung löschen</translation>
    </message>
    <message>
        <source>Delete the mapping “{name}”?</source>
        <translation>Zuordnung „{name}“ löschen?</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Go on importing</source>
        <translation>Weiter importieren</translation>
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
        <source>It is not offered any more. What the columns of this file go to stays as it is.</source>
        <translation>Sie wird nicht mehr angeboten. Die Zuordnung der Spalten dieser Datei bleibt, wie sie ist.</translation>
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
        <source>The options are lost. Where the columns go is remembered until you close BulkDesk. No contact was changed.</source>
        <translation>Die Optionen gehen verloren. Wohin die Spalten kommen, bleibt gemerkt, bis Sie BulkDesk schließen. Es wurde kein Kontakt geändert.</translation>
    </message>
    <message>
        <source>View statistics</source>
        <translation>Statistiken anzeigen</translation>
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
    <message>
        <source>Cancel…</source>
        <translation>Abbrechen …</translation>
    </message>
    <message>
        <source>Decide unconfirmed…</source>
        <translation>Über Unbestätigte entscheiden …</translation>
    </message>
    <message numerus="yes">
        <source>Decided. “{name}” still has %n unconfirmed message(s).</source>
        <translation>
            <numerusform>Entschieden. „{name}“ hat noch %n unbestätigte Nachricht.</numerusform>
            <numerusform>Entschieden. „{name}“ hat noch %n unbestätigte Nachrichten.</numerusform>
        </translation>
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
        <source>The unconfirmed messages of “{name}” are decided.</source>
        <translation>Über die unbestätigten Nachrichten von „{name}“ ist entschieden.</translation>
    </message>
    <message>
        <source>View statistics</source>
        <translation>Statistiken anzeigen</translation>
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
        <translation>Erneut ausführen</translation>
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
    <message numerus="yes">
        <source>%n failure(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} succeeded</source>
        <translation>{count} erfolgreich</translation>
    </message>
    <message>
        <source>{ended} Failed records: {count}.</source>
        <translation>{ended} Fehlgeschlagene Datensätze: {count}.</translation>
    </message>
    <message>
        <source>{ended} Failed records: {failed}. Warnings: {warnings}.</source>
        <translation>{ended} Fehlgeschlagene Datensätze: {failed}. Warnungen: {warnings}.</translation>
    </message>
    <message>
        <source>{ended} Warnings: {count}.</source>
        <translation>{ended} Warnungen: {count}.</translation>
    </message>
    <message>
        <source>“{name}” has ended: {figures}.</source>
        <translation>„{name}“ ist beendet: {figures}.</translation>
    </message>
    <message>
        <source>“{name}” is paused. {reason}</source>
        <translation>„{name}“ ist pausiert. {reason}</translation>
    </message>
</context>
<context>
    <name>JobValue</name>
    <message>
        <source>Choose a bulk action by its name or number.</source>
        <translation>Wählen Sie eine Massenaktion nach Name oder Nummer.</translation>
    </message>
    <message>
        <source>Name or number of a bulk action</source>
        <translation>Name oder Nummer einer Massenaktion</translation>
    </message>
    <message>
        <source>No bulk action has this name. Choose one, or enter its number.</source>
        <translation>Keine Massenaktion hat diesen Namen. Wählen Sie eine oder geben Sie ihre Nummer ein.</translation>
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
        <source>Look around with sample data</source>
        <translation>Mit Beispieldaten umsehen</translation>
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
        <source>Not all bulk actions can be read.</source>
        <translation>Nicht alle Massenaktionen können gelesen werden.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>The bulk actions cannot be read</source>
        <translation>Die Massenaktionen können nicht gelesen werden</translation>
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
        <source>Not begun</source>
        <translation>Noch nicht begonnen</translation>
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
        <source>{percent}, failed: {failed}, warnings: {warnings}</source>
        <translation>{percent}, fehlgeschlagen: {failed}, Warnungen: {warnings}</translation>
    </message>
    <message>
        <source>{status} · {detail}</source>
        <translation>{status} · {detail}</translation>
    </message>
</context>
<context>
    <name>LeftOutNote</name>
    <message numerus="yes">
        <source>%n column(s) will not be imported: {names}</source>
        <translation>
            <numerusform>%n Spalte wird nicht importiert: {names}</numerusform>
            <numerusform>%n Spalten werden nicht importiert: {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>Ass&amp;ign columns</source>
        <translation>Spalten z&amp;uordnen</translation>
    </message>
</context>
<context>
    <name>LiveCount</name>
    <message numerus="yes">
        <source>%n contact(s) match</source>
        <translation>
            <numerusform>%n Kontakt gefunden</numerusform>
            <numerusform>%n Kontakte gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt …</translation>
    </message>
    <message>
        <source>Finish the conditions to see how many contacts they find.</source>
        <translation>Vervollständigen Sie die Bedingungen, um die Anzahl der Kontakte zu sehen.</translation>
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
        <source>Opened for reading only. The store is of an older version: you see it as it would be after an update, but it was not updated and nothing in it changes.</source>
        <translation>Schreibgeschützt geöffnet. Die Datenbank stammt aus einer älteren Version: Sie sehen sie so, wie sie nach einer Aktualisierung wäre; aktualisiert wurde sie nicht, und nichts darin ändert sich.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
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
        <source>Note</source>
        <translation>Hinweis</translation>
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
        <source>Sa&amp;ve this mapping as</source>
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
        <source>Delete this saved mapping</source>
        <translation>Diese gespeicherte Zuordnung löschen</translation>
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
        <source>{mapped} of %n column(s) will be imported</source>
        <translation>
            <numerusform>{mapped} von %n Spalte wird importiert</numerusform>
            <numerusform>{mapped} von %n Spalten werden importiert</numerusform>
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
    <name>Mending</name>
    <message>
        <source>Enter the password…</source>
        <translation>Passwort eingeben …</translation>
    </message>
    <message>
        <source>Enter the token…</source>
        <translation>Token eingeben …</translation>
    </message>
    <message>
        <source>Sender settings…</source>
        <translation>Absender-Einstellungen …</translation>
    </message>
</context>
<context>
    <name>MergeButton</name>
    <message>
        <source>Custom fields</source>
        <translation>Eigene Felder</translation>
    </message>
    <message>
        <source>Insert &amp;field</source>
        <translation>P&amp;latzhalter einfügen</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>Weitere Felder</translation>
    </message>
    <message>
        <source>Puts something of each contact into the message, such as the first name.</source>
        <translation>Setzt Angaben des jeweiligen Kontakts in die Nachricht ein, z.&#xa0;B. den Vornamen.</translation>
    </message>
</context>
<context>
    <name>MergeFields</name>
    <message>
        <source>Contact id</source>
        <translation>Kontakt-ID</translation>
    </message>
    <message>
        <source>Created on</source>
        <translation>Erstellt am</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Vollständiger Name</translation>
    </message>
    <message>
        <source>Updated on</source>
        <translation>Aktualisiert am</translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard the changes?</source>
        <translation>Änderungen verwerfen?</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>Nachricht bearbeiten</translation>
    </message>
    <message>
        <source>The message stays as it was.</source>
        <translation>Die Nachricht bleibt, wie sie war.</translation>
    </message>
    <message>
        <source>Use this message</source>
        <translation>Nachricht übernehmen</translation>
    </message>
</context>
<context>
    <name>MessageEditor</name>
    <message>
        <source>&amp;Message</source>
        <translation>Nach&amp;richt</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Stelle anzeigen</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Optional: the same message as HTML.</source>
        <translation>Optional: dieselbe Nachricht als HTML.</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Nur Text</translation>
    </message>
    <message>
        <source>S&amp;ubject</source>
        <translation>&amp;Betreff</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>What the inbox shows</source>
        <translation>Was der Posteingang anzeigt</translation>
    </message>
    <message>
        <source>Write the message here.</source>
        <translation>Nachricht hier schreiben.</translation>
    </message>
    <message numerus="yes">
        <source>{problem} (and %n more)</source>
        <translation>
            <numerusform>{problem} (und %n weiteres)</numerusform>
            <numerusform>{problem} (und %n weitere)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessagePage</name>
    <message>
        <source>At the right you see the message as a real contact of your choice will get it.</source>
        <translation>Rechts sehen Sie die Nachricht so, wie ein echter Kontakt Ihrer Wahl sie erhält.</translation>
    </message>
    <message>
        <source>Here you will see the message.</source>
        <translation>Hier erscheint die Nachricht.</translation>
    </message>
    <message>
        <source>Mend what is marked in the message.</source>
        <translation>Korrigieren Sie, was in der Nachricht markiert ist.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace what you have written?</source>
        <translation>Ihren Text ersetzen?</translation>
    </message>
    <message>
        <source>Send &amp;test…</source>
        <translation>&amp;Test senden …</translation>
    </message>
    <message>
        <source>The message is being checked.</source>
        <translation>Die Nachricht wird geprüft.</translation>
    </message>
    <message>
        <source>The preview follows as soon as the message can be read.</source>
        <translation>Die Vorschau folgt, sobald die Nachricht lesbar ist.</translation>
    </message>
    <message>
        <source>The template takes the place of your message. Undo brings it back.</source>
        <translation>Die Vorlage ersetzt Ihre Nachricht. „Rückgängig“ holt sie zurück.</translation>
    </message>
    <message>
        <source>There is no contact to show it with.</source>
        <translation>Es gibt keinen Kontakt für die Vorschau.</translation>
    </message>
    <message>
        <source>What do you want to say?</source>
        <translation>Was möchten Sie mitteilen?</translation>
    </message>
    <message>
        <source>Write a subject.</source>
        <translation>Geben Sie einen Betreff ein.</translation>
    </message>
    <message>
        <source>Write the message.</source>
        <translation>Schreiben Sie die Nachricht.</translation>
    </message>
</context>
<context>
    <name>MomentFields</name>
    <message>
        <source>Day</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Uhrzeit</translation>
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
    <name>NameDialog</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>NameField</name>
    <message>
        <source>Name of the smart list</source>
        <translation>Name der SmartList</translation>
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
        <source>Choose a country from the list.</source>
        <translation>Wählen Sie ein Land aus der Liste.</translation>
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
        <source>Each row is compared with your contacts in this order; the first match decides. Untick what several people may share, such as a family&apos;s phone number.</source>
        <translation>Jede Zeile wird in dieser Reihenfolge mit den Kontakten verglichen, der erste Treffer entscheidet. Häkchen entfernen bei dem, was sich mehrere Personen teilen, etwa einer gemeinsamen Telefonnummer.</translation>
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
        <source>In this import they are read as numbers of this country.</source>
        <translation>In diesem Import werden sie als Nummern dieses Landes gelesen.</translation>
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
        <source>More options below</source>
        <translation>Weiter unten gibt es mehr Optionen</translation>
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
        <source>Noted in the bulk action and the audit trail; contacts stay as they are.</source>
        <translation>Wird bei der Massenaktion und im Prüfprotokoll vermerkt, an den Kontakten ändert es nichts.</translation>
    </message>
    <message>
        <source>Phone numbers without a count&amp;ry code</source>
        <translation>Telefonnummern &amp;ohne Ländervorwahl</translation>
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
    <name>OutlookNote</name>
    <message numerus="yes">
        <source>%n batch(es)</source>
        <translation>
            <numerusform>%n Etappe</numerusform>
            <numerusform>%n Etappen</numerusform>
        </translation>
    </message>
    <message>
        <source>Batch {number}: {time}</source>
        <translation>Etappe {number}: {time}</translation>
    </message>
    <message>
        <source>Last batch: about {time}</source>
        <translation>Letzte Etappe: etwa {time}</translation>
    </message>
    <message>
        <source>Next batch: {time}</source>
        <translation>Nächste Etappe: {time}</translation>
    </message>
    <message>
        <source>Then: {time}</source>
        <translation>Danach: {time}</translation>
    </message>
    <message>
        <source>There is no message to send.</source>
        <translation>Es gibt keine Nachricht zu senden.</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>{messages} in {batches}.</source>
        <translation>{messages} in {batches}.</translation>
    </message>
    <message>
        <source>{messages}: sending begins at once.</source>
        <translation>{messages}: Versand ab sofort.</translation>
    </message>
    <message>
        <source>{messages}: sending begins {time}.</source>
        <translation>{messages}: Versand ab {time}.</translation>
    </message>
</context>
<context>
    <name>PaceCard</name>
    <message>
        <source>Interval between two batches</source>
        <translation>Abstand zwischen zwei Etappen</translation>
    </message>
    <message>
        <source>Messages of a batch</source>
        <translation>Nachrichten pro Etappe</translation>
    </message>
    <message>
        <source>Unit of the interval</source>
        <translation>Einheit des Abstands</translation>
    </message>
    <message numerus="yes">
        <source>day(s)</source>
        <translation>
            <numerusform>Tag</numerusform>
            <numerusform>Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hour(s)</source>
        <translation>
            <numerusform>Stunde</numerusform>
            <numerusform>Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>message(s)</source>
        <translation>
            <numerusform>Nachricht</numerusform>
            <numerusform>Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>minute(s)</source>
        <translation>
            <numerusform>Minute</numerusform>
            <numerusform>Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every</source>
        <translation>
            <numerusform>je</numerusform>
            <numerusform>alle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartLine</name>
    <message numerus="yes">
        <source>Group with %n part(s)</source>
        <translation>
            <numerusform>Gruppe mit %n Teil</numerusform>
            <numerusform>Gruppe mit %n Teilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move: {condition}</source>
        <translation>Verschieben: {condition}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove: {condition}</source>
        <translation>Entfernen: {condition}</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Change my password</source>
        <translation>Mein Passwort ändern</translation>
    </message>
    <message>
        <source>Empty: no password is asked for any more.</source>
        <translation>Leer: Es wird kein Passwort mehr abgefragt.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>Password of {name}</source>
        <translation>Passwort von {name}</translation>
    </message>
    <message>
        <source>Password so far</source>
        <translation>Bisheriges Passwort</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Passwort anzeigen</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>“{name}” has been started.</source>
        <translation>„{name}“ wurde gestartet.</translation>
    </message>
    <message>
        <source>“{name}” is scheduled.</source>
        <translation>„{name}“ ist geplant.</translation>
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
    <name>PreviewPanel</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n Zeichen</numerusform>
            <numerusform>%n Zeichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left in the last one</source>
        <translation>
            <numerusform>noch %n im letzten</numerusform>
            <numerusform>noch %n im letzten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n Segment</numerusform>
            <numerusform>%n Segmente</numerusform>
        </translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Next contact</source>
        <translation>Nächster Kontakt</translation>
    </message>
    <message>
        <source>No address</source>
        <translation>Keine Adresse</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Nur Text</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Preview of the message</source>
        <translation>Vorschau der Nachricht</translation>
    </message>
    <message>
        <source>Previous contact</source>
        <translation>Voriger Kontakt</translation>
    </message>
    <message>
        <source>Which part is shown</source>
        <translation>Angezeigte Fassung</translation>
    </message>
    <message>
        <source>{segments} · {characters} · {left} · {encoding}</source>
        <translation>{segments} · {characters} · {left} · {encoding}</translation>
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
        <source>Would be skipped</source>
        <translation>Wird übersprungen</translation>
    </message>
    <message>
        <source>Would fail</source>
        <translation>Schlägt fehl</translation>
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
        <source>Not all records can be read.</source>
        <translation>Nicht alle Datensätze können gelesen werden.</translation>
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
    <name>RestorePage</name>
    <message numerus="yes">
        <source>%n deleted contact(s)</source>
        <translation>
            <numerusform>%n gelöschter Kontakt</numerusform>
            <numerusform>%n gelöschte Kontakte</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Deleted contacts</source>
        <translation>Gelöschte Kontakte</translation>
    </message>
    <message numerus="yes">
        <source>Contacts that are deleted stay here for %n day(s) and can be brought back.</source>
        <translation>
            <numerusform>Gelöschte Kontakte bleiben %n Tag lang hier und lassen sich wiederherstellen.</numerusform>
            <numerusform>Gelöschte Kontakte bleiben %n Tage lang hier und lassen sich wiederherstellen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted contacts can be restored for %n day(s). After that they are removed for good.</source>
        <translation>
            <numerusform>Gelöschte Kontakte lassen sich %n Tag lang wiederherstellen. Danach werden sie endgültig entfernt.</numerusform>
            <numerusform>Gelöschte Kontakte lassen sich %n Tage lang wiederherstellen. Danach werden sie endgültig entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>No deleted contact fits the search.</source>
        <translation>Kein gelöschter Kontakt entspricht der Suche.</translation>
    </message>
    <message>
        <source>No deleted contacts</source>
        <translation>Keine gelöschten Kontakte</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message numerus="yes">
        <source>Restore %n contact(s)</source>
        <translation>
            <numerusform>%n Kontakt wiederherstellen</numerusform>
            <numerusform>%n Kontakte wiederherstellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n contact(s)?</source>
        <translation>
            <numerusform>%n Kontakt wiederherstellen?</numerusform>
            <numerusform>%n Kontakte wiederherstellen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search name, e-mail, phone, company</source>
        <translation>Name, E-Mail, Telefon, Firma suchen</translation>
    </message>
    <message>
        <source>Show contact</source>
        <translation>Kontakt anzeigen</translation>
    </message>
    <message>
        <source>The deleted contacts cannot be read.</source>
        <translation>Die gelöschten Kontakte können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Their tags come back. Messages already sent stay as they are.</source>
        <translation>Ihre Tags kommen mit zurück. Bereits gesendete Nachrichten bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Where another contact has the e-mail or phone now, the contact stays deleted and is reported.</source>
        <translation>Hat jetzt ein anderer Kontakt die E-Mail-Adresse oder Telefonnummer, bleibt der Kontakt gelöscht und wird gemeldet.</translation>
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
    <name>SampleDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Invented contacts and bulk actions open in a second window. Nothing is sent to anybody, and your own store is not touched.</source>
        <translation>Erfundene Kontakte und Massenaktionen öffnen sich in einem zweiten Fenster. An niemanden wird etwas gesendet, und Ihre eigene Datenbank bleibt unberührt.</translation>
    </message>
    <message>
        <source>Look around with sample data?</source>
        <translation>Mit Beispieldaten umsehen?</translation>
    </message>
    <message>
        <source>Making sample data</source>
        <translation>Beispieldaten werden angelegt</translation>
    </message>
    <message>
        <source>Open sample data</source>
        <translation>Beispieldaten öffnen</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>Beispieldaten</translation>
    </message>
    <message>
        <source>The sample data lies in a temporary folder. What you change there is not kept for long.</source>
        <translation>Die Beispieldaten liegen in einem temporären Ordner. Änderungen daran bleiben nicht lange erhalten.</translation>
    </message>
    <message>
        <source>The second window could not be opened.</source>
        <translation>Das zweite Fenster konnte nicht geöffnet werden.</translation>
    </message>
</context>
<context>
    <name>SampleNotes</name>
    <message numerus="yes">
        <source>%n of the first {rows} rows would fail: {reasons}</source>
        <translation>
            <numerusform>%n der ersten {rows} Zeilen schlägt fehl: {reasons}</numerusform>
            <numerusform>%n der ersten {rows} Zeilen schlagen fehl: {reasons}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {rows} rows would fail: {reasons}</source>
        <translation>
            <numerusform>%n von {rows} Zeilen schlägt fehl: {reasons}</numerusform>
            <numerusform>%n von {rows} Zeilen schlagen fehl: {reasons}</numerusform>
        </translation>
    </message>
    <message>
        <source>Change country</source>
        <translation>Land ändern</translation>
    </message>
    <message>
        <source>Check the file</source>
        <translation>Datei prüfen</translation>
    </message>
    <message numerus="yes">
        <source>Phone numbers without a country code are read as numbers of this country: {country}. %n of the first {rows} cannot be read and would be left out.</source>
        <translation>
            <numerusform>Telefonnummern ohne Ländervorwahl werden als Nummern dieses Landes gelesen: {country}. %n der ersten {rows} ist nicht lesbar und würde ausgelassen.</numerusform>
            <numerusform>Telefonnummern ohne Ländervorwahl werden als Nummern dieses Landes gelesen: {country}. %n der ersten {rows} sind nicht lesbar und würden ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Phone numbers without a country code are read as numbers of this country: {country}. %n of {rows} cannot be read and would be left out.</source>
        <translation>
            <numerusform>Telefonnummern ohne Ländervorwahl werden als Nummern dieses Landes gelesen: {country}. %n von {rows} ist nicht lesbar und würde ausgelassen.</numerusform>
            <numerusform>Telefonnummern ohne Ländervorwahl werden als Nummern dieses Landes gelesen: {country}. %n von {rows} sind nicht lesbar und würden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>{reason} ({count})</source>
        <translation>{reason} ({count})</translation>
    </message>
</context>
<context>
    <name>SavingRun</name>
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
</context>
<context>
    <name>ScheduleCard</name>
    <message>
        <source>All in one go</source>
        <translation>Alle auf einmal</translation>
    </message>
    <message>
        <source>At a time</source>
        <translation>Zu einem Zeitpunkt</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>In batches (drip)</source>
        <translation>In Etappen (Drip)</translation>
    </message>
    <message>
        <source>Only on these days and hours</source>
        <translation>Nur an diesen Tagen und Uhrzeiten</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Sending hours</source>
        <translation>Sendezeiten</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
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
    <name>SecretDialog</name>
    <message>
        <source>Auth token</source>
        <translation>Auth-Token</translation>
    </message>
    <message>
        <source>Auth token of the SMS sender</source>
        <translation>Auth-Token des SMS-Absenders</translation>
    </message>
    <message>
        <source>BulkDesk remembers it until it is closed and writes it nowhere.</source>
        <translation>BulkDesk behält die Eingabe bis zum Beenden und speichert sie nirgends.</translation>
    </message>
    <message>
        <source>Keep it in this computer&apos;s key ring</source>
        <translation>Im Schlüsselbund dieses Computers speichern</translation>
    </message>
    <message>
        <source>No key ring keeps it. BulkDesk knows it until it is closed.</source>
        <translation>Kein Schlüsselbund speichert die Eingabe. BulkDesk behält sie bis zum Beenden.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password of the e-mail sender</source>
        <translation>Passwort des E-Mail-Absenders</translation>
    </message>
    <message>
        <source>Sub-account “{name}”. It is needed to send.</source>
        <translation>Unterkonto „{name}“. Die Angabe wird zum Senden benötigt.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
</context>
<context>
    <name>SecretWatch</name>
    <message>
        <source>E-mails wait: the password of the sender is not known.</source>
        <translation>E-Mails warten: Das Passwort des Absenders ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Enter it…</source>
        <translation>Eingeben …</translation>
    </message>
    <message>
        <source>Text messages wait: the auth token of the sender is not known.</source>
        <translation>SMS warten: Das Auth-Token des Absenders ist nicht bekannt.</translation>
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
    <name>SendDialog</name>
    <message numerus="yes">
        <source>%n of the chosen contact(s) will not get it.</source>
        <translation>
            <numerusform>%n der ausgewählten Kontakte erhält keine.</numerusform>
            <numerusform>%n der ausgewählten Kontakte erhalten keine.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Schedule</source>
        <translation>&amp;Planen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Etappen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close without sending?</source>
        <translation>Ohne Senden schließen?</translation>
    </message>
    <message>
        <source>HTML only; the plain text is made from it.</source>
        <translation>Nur HTML; die Textfassung wird daraus erstellt.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Send a text message</source>
        <translation>SMS senden</translation>
    </message>
    <message>
        <source>Send an e-mail</source>
        <translation>E-Mail senden</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Sending hours</source>
        <translation>Sendezeiten</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>The message that you have written is lost. To keep it, save it as a template.</source>
        <translation>Ihre Nachricht geht verloren. Um sie zu behalten, speichern Sie sie als Vorlage.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>{messages}. {left_out}</source>
        <translation>{messages}. {left_out}</translation>
    </message>
    <message>
        <source>{text}
(with HTML)</source>
        <translation>{text}
(mit HTML)</translation>
    </message>
</context>
<context>
    <name>SendPart</name>
    <message>
        <source>Edit message…</source>
        <translation>Nachricht bearbeiten …</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>What this means</source>
        <translation>Das bedeutet</translation>
    </message>
</context>
<context>
    <name>SendWords</name>
    <message numerus="yes">
        <source>%n e-mail(s)</source>
        <translation>
            <numerusform>%n E-Mail</numerusform>
            <numerusform>%n E-Mails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text message(s)</source>
        <translation>
            <numerusform>%n SMS</numerusform>
            <numerusform>%n SMS</numerusform>
        </translation>
    </message>
    <message>
        <source>All in one go, as fast as the sender allows.</source>
        <translation>Alle auf einmal, so schnell der Absender es zulässt.</translation>
    </message>
    <message>
        <source>At once.</source>
        <translation>Sofort.</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Täglich</translation>
    </message>
    <message>
        <source>In batches: {messages}, {interval}.</source>
        <translation>In Etappen: {messages} {interval}.</translation>
    </message>
    <message>
        <source>On all days, at any time.</source>
        <translation>An allen Tagen, jederzeit.</translation>
    </message>
    <message numerus="yes">
        <source>every %n day(s)</source>
        <translation>
            <numerusform>je %n Tag</numerusform>
            <numerusform>alle %n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n hour(s)</source>
        <translation>
            <numerusform>je %n Stunde</numerusform>
            <numerusform>alle %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>je %n Minute</numerusform>
            <numerusform>alle %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>{days}, all day ({zone}).</source>
        <translation>{days}, ganztägig ({zone}).</translation>
    </message>
    <message>
        <source>{days}, {start} to {end} ({zone}).</source>
        <translation>{days}, {start} bis {end} ({zone}).</translation>
    </message>
    <message>
        <source>{days}, {start} to {end} the next day ({zone}).</source>
        <translation>{days}, {start} bis {end} am Folgetag ({zone}).</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>{time} ({zone}).</source>
        <translation>{time} ({zone}).</translation>
    </message>
</context>
<context>
    <name>SenderDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close without saving?</source>
        <translation>Ohne Speichern schließen?</translation>
    </message>
    <message>
        <source>E-mail sender</source>
        <translation>E-Mail-Absender</translation>
    </message>
    <message>
        <source>It belongs to the sub-account “{name}”.</source>
        <translation>Er gehört zum Unterkonto „{name}“.</translation>
    </message>
    <message>
        <source>SMS sender</source>
        <translation>SMS-Absender</translation>
    </message>
    <message>
        <source>What you have changed here is lost.</source>
        <translation>Ihre Änderungen gehen verloren.</translation>
    </message>
</context>
<context>
    <name>SenderForm</name>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen …</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Account id</source>
        <translation>Konto-ID</translation>
    </message>
    <message>
        <source>Address of the interface</source>
        <translation>Adresse der Schnittstelle</translation>
    </message>
    <message>
        <source>Auth token</source>
        <translation>Auth-Token</translation>
    </message>
    <message>
        <source>Before this sender can send, it needs its password or token.</source>
        <translation>Zum Senden braucht dieser Absender noch sein Passwort oder Token.</translation>
    </message>
    <message>
        <source>Connections at once</source>
        <translation>Gleichzeitige Verbindungen</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>From address</source>
        <translation>Absenderadresse</translation>
    </message>
    <message>
        <source>From number or name</source>
        <translation>Absendernummer oder -name</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Mailserver</translation>
    </message>
    <message>
        <source>Messages a second</source>
        <translation>Nachrichten pro Sekunde</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Nicht hinterlegt</translation>
    </message>
    <message>
        <source>Only administrators can change senders.</source>
        <translation>Nur Administratoren können Absender ändern.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove this sender?</source>
        <translation>Diesen Absender entfernen?</translation>
    </message>
    <message>
        <source>Replies to</source>
        <translation>Antworten an</translation>
    </message>
    <message>
        <source>Save the settings first.</source>
        <translation>Speichern Sie zuerst die Einstellungen.</translation>
    </message>
    <message>
        <source>Send &amp;test…</source>
        <translation>&amp;Test senden …</translation>
    </message>
    <message>
        <source>Sender name</source>
        <translation>Absendername</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Set – type to replace it</source>
        <translation>Hinterlegt – zum Ersetzen eingeben</translation>
    </message>
    <message>
        <source>Settings and password are forgotten. Bulk actions that still have messages to send are paused until there is a sender again.</source>
        <translation>Einstellungen und Passwort werden gelöscht. Massenaktionen, die noch Nachrichten zu senden haben, sind pausiert, bis es wieder einen Absender gibt.</translation>
    </message>
    <message>
        <source>The sender is removed.</source>
        <translation>Der Absender wurde entfernt.</translation>
    </message>
    <message>
        <source>The sender is saved, but this computer has no key ring that keeps its password. BulkDesk knows it until it is closed, and asks for it again after the next start.</source>
        <translation>Der Absender wurde gespeichert, aber dieser Computer hat keinen Schlüsselbund für das Passwort. BulkDesk behält es bis zum Beenden und fragt nach dem nächsten Start erneut danach.</translation>
    </message>
    <message>
        <source>The sender is saved.</source>
        <translation>Der Absender wurde gespeichert.</translation>
    </message>
    <message>
        <source>The store is open for reading only.</source>
        <translation>Die Datenbank ist schreibgeschützt geöffnet.</translation>
    </message>
    <message>
        <source>Unsubscribe by e-mail to</source>
        <translation>Abmelden per E-Mail an</translation>
    </message>
    <message>
        <source>Unsubscribe by web address</source>
        <translation>Abmelden über Webadresse</translation>
    </message>
    <message>
        <source>Unsubscribing</source>
        <translation>Abmeldung</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Who it comes from</source>
        <translation>Von wem es kommt</translation>
    </message>
    <message>
        <source>Without encryption, password and messages can be read on their way.</source>
        <translation>Ohne Verschlüsselung lassen sich Passwort und Nachrichten unterwegs mitlesen.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>no login</source>
        <translation>ohne Anmeldung</translation>
    </message>
    <message>
        <source>the from address</source>
        <translation>die Absenderadresse</translation>
    </message>
    <message>
        <source>the gateway&apos;s own</source>
        <translation>die des Gateways</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>Standard</translation>
    </message>
</context>
<context>
    <name>SenderSection</name>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>These senders belong to the sub-account “{name}”.</source>
        <translation>Diese Absender gehören zum Unterkonto „{name}“.</translation>
    </message>
</context>
<context>
    <name>SettingField</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>e.g. {example}</source>
        <translation>z. B. {example}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Audit trail</source>
        <translation>Prüfprotokoll</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Senders</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Sub-accounts</source>
        <translation>Unterkonten</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>SmartListActions</name>
    <message>
        <source>Add tag…</source>
        <translation>Tag hinzufügen …</translation>
    </message>
    <message>
        <source>Delete contacts…</source>
        <translation>Kontakte löschen …</translation>
    </message>
    <message>
        <source>Delete smart list…</source>
        <translation>SmartList löschen …</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Edit conditions…</source>
        <translation>Bedingungen bearbeiten …</translation>
    </message>
    <message>
        <source>New smart list</source>
        <translation>Neue SmartList</translation>
    </message>
    <message>
        <source>Remove tag…</source>
        <translation>Tag entfernen …</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Send SMS…</source>
        <translation>SMS senden …</translation>
    </message>
    <message>
        <source>Send e-mail…</source>
        <translation>E-Mail senden …</translation>
    </message>
    <message>
        <source>Show contacts</source>
        <translation>Kontakte anzeigen</translation>
    </message>
</context>
<context>
    <name>SmartListEditor</name>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard the changes?</source>
        <translation>Änderungen verwerfen?</translation>
    </message>
    <message>
        <source>Edit smart list</source>
        <translation>SmartList bearbeiten</translation>
    </message>
    <message>
        <source>Filter contacts</source>
        <translation>Kontakte filtern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>New smart list</source>
        <translation>Neue SmartList</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as smart list</source>
        <translation>Als SmartList speichern</translation>
    </message>
    <message>
        <source>Save as smart list…</source>
        <translation>Als SmartList speichern …</translation>
    </message>
    <message>
        <source>The conditions of this list cannot be read. What you save here replaces them.</source>
        <translation>Die Bedingungen dieser SmartList sind nicht lesbar. Was Sie hier speichern, ersetzt sie.</translation>
    </message>
    <message>
        <source>The list stays live: it always shows the contacts that match then.</source>
        <translation>Die SmartList bleibt aktuell: Sie zeigt immer die Kontakte, die gerade passen.</translation>
    </message>
    <message>
        <source>What you changed in this editor is not saved yet.</source>
        <translation>Ihre Änderungen hier sind noch nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>SmartListsModel</name>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Actions for {name}</source>
        <translation>Aktionen für {name}</translation>
    </message>
    <message>
        <source>Being counted</source>
        <translation>Wird gezählt</translation>
    </message>
    <message>
        <source>Cannot be read: damaged, or made by a newer BulkDesk</source>
        <translation>Nicht lesbar: beschädigt oder von einem neueren BulkDesk</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Aktualisiert</translation>
    </message>
</context>
<context>
    <name>SmartListsPage</name>
    <message>
        <source>A smart list is a saved filter, such as all customers in Cologne without an e-mail. It is always live: it shows whoever matches at that moment.</source>
        <translation>Eine SmartList ist ein gespeicherter Filter, z. B. alle Kunden in Köln ohne E-Mail. Sie ist immer aktuell: Sie zeigt, wer gerade passt.</translation>
    </message>
    <message>
        <source>Bulk action</source>
        <translation>Massenaktion</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Delete smart list</source>
        <translation>SmartList löschen</translation>
    </message>
    <message>
        <source>Delete the smart list “{name}”?</source>
        <translation>SmartList „{name}“ löschen?</translation>
    </message>
    <message>
        <source>Its conditions stay as they are.</source>
        <translation>Die Bedingungen bleiben unverändert.</translation>
    </message>
    <message>
        <source>New smart list</source>
        <translation>Neue SmartList</translation>
    </message>
    <message>
        <source>No contact matches “{name}” at the moment.</source>
        <translation>Zurzeit passt kein Kontakt zu „{name}“.</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>No smart list has this in its name.</source>
        <translation>Keine SmartList enthält dies im Namen.</translation>
    </message>
    <message>
        <source>No smart lists yet</source>
        <translation>Noch keine SmartLists</translation>
    </message>
    <message>
        <source>Only the saved filter goes; its contacts stay as they are.</source>
        <translation>Nur der gespeicherte Filter wird gelöscht; die Kontakte bleiben unverändert.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename smart list</source>
        <translation>SmartList umbenennen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search smart lists</source>
        <translation>SmartLists suchen</translation>
    </message>
    <message>
        <source>Smart lists</source>
        <translation>SmartLists</translation>
    </message>
    <message>
        <source>Start a bulk action over the contacts of the chosen list</source>
        <translation>Massenaktion für die Kontakte der gewählten SmartList starten</translation>
    </message>
    <message>
        <source>The smart lists cannot be read.</source>
        <translation>Die SmartLists können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %n smart list(s)</source>
        <translation>
            <numerusform>{shown} von %n SmartList</numerusform>
            <numerusform>{shown} von %n SmartLists</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartCard</name>
    <message>
        <source>This time has already passed.</source>
        <translation>Dieser Zeitpunkt ist bereits vorbei.</translation>
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
        <source>Decide unconfirmed…</source>
        <translation>Über Unbestätigte entscheiden …</translation>
    </message>
    <message numerus="yes">
        <source>Of %n message(s) it is not known whether they were sent.</source>
        <translation>
            <numerusform>Bei %n Nachricht ist nicht bekannt, ob sie gesendet wurde.</numerusform>
            <numerusform>Bei %n Nachrichten ist nicht bekannt, ob sie gesendet wurden.</numerusform>
        </translation>
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
        <source>All steps are done</source>
        <translation>Alle Schritte sind erledigt</translation>
    </message>
    <message>
        <source>Step {number} of {count}: {name}</source>
        <translation>Schritt {number} von {count}: {name}</translation>
    </message>
</context>
<context>
    <name>StoreNames</name>
    <message>
        <source>BulkDesk store</source>
        <translation>BulkDesk-Datenbank</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>&amp;Action name</source>
        <translation>Aktions&amp;name</translation>
    </message>
    <message>
        <source>Action name</source>
        <translation>Aktionsname</translation>
    </message>
    <message>
        <source>Give the bulk action a name.</source>
        <translation>Geben Sie der Massenaktion einen Namen.</translation>
    </message>
    <message>
        <source>Is everything right?</source>
        <translation>Ist alles richtig?</translation>
    </message>
    <message>
        <source>Nothing has been sent yet. You can pause, change or cancel it later as well.</source>
        <translation>Noch wurde nichts gesendet. Sie können auch später anhalten, ändern oder abbrechen.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
</context>
<context>
    <name>TagBox</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Tag hinzufügen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message>
        <source>A known tag or a new one</source>
        <translation>Vorhandenes oder neues Tag</translation>
    </message>
    <message>
        <source>A tag they may have</source>
        <translation>Tag dieser Kontakte</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Tag hinzufügen</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>Tag hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>It is put on %n contact(s).</source>
        <translation>
            <numerusform>%n Kontakt erhält dieses Tag.</numerusform>
            <numerusform>%n Kontakte erhalten dieses Tag.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is taken off %n contact(s).</source>
        <translation>
            <numerusform>Es wird von %n Kontakt entfernt.</numerusform>
            <numerusform>Es wird von %n Kontakten entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove a tag</source>
        <translation>Tag entfernen</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>Tag entfernen</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
</context>
<context>
    <name>TagsValue</name>
    <message>
        <source>Add a tag</source>
        <translation>Tag hinzufügen</translation>
    </message>
    <message>
        <source>Enter a tag</source>
        <translation>Tag eingeben</translation>
    </message>
    <message>
        <source>Enter at least one tag.</source>
        <translation>Geben Sie mindestens ein Tag ein.</translation>
    </message>
    <message numerus="yes">
        <source>No more than %n tag(s).</source>
        <translation>
            <numerusform>Höchstens %n Tag.</numerusform>
            <numerusform>Höchstens %n Tags.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetCombo</name>
    <message>
        <source>Contact field</source>
        <translation>Kontaktfeld</translation>
    </message>
    <message>
        <source>Custom fields</source>
        <translation>Eigene Felder</translation>
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
    <name>TemplatesButton</name>
    <message>
        <source>Delete template</source>
        <translation>Vorlage löschen</translation>
    </message>
    <message>
        <source>Delete the template “{name}”?</source>
        <translation>Vorlage „{name}“ löschen?</translation>
    </message>
    <message>
        <source>Delete “{name}”…</source>
        <translation>„{name}“ löschen …</translation>
    </message>
    <message>
        <source>It takes on the message as it is now. Bulk actions made from it keep theirs.</source>
        <translation>Sie übernimmt die Nachricht in der jetzigen Fassung. Damit erstellte Massenaktionen behalten ihre.</translation>
    </message>
    <message>
        <source>No templates yet</source>
        <translation>Noch keine Vorlagen</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Overwrite the template “{name}”?</source>
        <translation>Vorlage „{name}“ überschreiben?</translation>
    </message>
    <message>
        <source>Overwrite “{name}”…</source>
        <translation>„{name}“ überschreiben …</translation>
    </message>
    <message>
        <source>Replaces the template of this name.</source>
        <translation>Ersetzt die Vorlage mit diesem Namen.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as template</source>
        <translation>Als Vorlage speichern</translation>
    </message>
    <message>
        <source>Save as template…</source>
        <translation>Als Vorlage speichern …</translation>
    </message>
    <message>
        <source>Saved as the template “{name}”.</source>
        <translation>Als Vorlage „{name}“ gespeichert.</translation>
    </message>
    <message>
        <source>Template: {name}</source>
        <translation>Vorlage: {name}</translation>
    </message>
    <message>
        <source>Template: {name} (changed)</source>
        <translation>Vorlage: {name} (geändert)</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>The template “{name}” is deleted.</source>
        <translation>Die Vorlage „{name}“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>What you are writing stays, and so do the messages of bulk actions made from it.</source>
        <translation>Ihr jetziger Text bleibt erhalten, ebenso die Nachrichten damit erstellter Massenaktionen.</translation>
    </message>
</context>
<context>
    <name>TextValue</name>
    <message>
        <source>Enter a text</source>
        <translation>Text eingeben</translation>
    </message>
    <message>
        <source>Enter the text to compare with.</source>
        <translation>Geben Sie den Text zum Vergleichen ein.</translation>
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
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Go to the notification</source>
        <translation>Zur Benachrichtigung</translation>
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
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Überall suchen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Smart lists</source>
        <translation>SmartLists</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>{place} ({shortcut})</source>
        <translation>{place} ({shortcut})</translation>
    </message>
</context>
<context>
    <name>TrailEntries</name>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Prüfprotokoll</translation>
    </message>
    <message>
        <source>Choose an entry to read it in whole.</source>
        <translation>Wählen Sie einen Eintrag, um ihn ganz zu lesen.</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>The chosen entry</source>
        <translation>Der gewählte Eintrag</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
</context>
<context>
    <name>TrailSection</name>
    <message>
        <source>Audit packages (*.zip)</source>
        <translation>Prüfpakete (*.zip)</translation>
    </message>
    <message>
        <source>Audit package…</source>
        <translation>Prüfpaket …</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Prüfprotokoll</translation>
    </message>
    <message>
        <source>Choose an exported file</source>
        <translation>Exportierte Datei wählen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Every act, chained so that a change shows. Note the head elsewhere: it proves later that nothing was cut off.</source>
        <translation>Jeder Vorgang, so verkettet, dass Änderungen auffallen. Notieren Sie den Endstand an anderer Stelle: Er belegt später, dass nichts abgeschnitten wurde.</translation>
    </message>
    <message>
        <source>Exports (*.csv *.xlsx *.zip)</source>
        <translation>Exporte (*.csv *.xlsx *.zip)</translation>
    </message>
    <message>
        <source>From file…</source>
        <translation>Aus Datei…</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Endstand</translation>
    </message>
    <message>
        <source>Head noted earlier</source>
        <translation>Früher notierter Endstand</translation>
    </message>
    <message>
        <source>Head of the audit trail</source>
        <translation>Endstand des Prüfprotokolls</translation>
    </message>
    <message>
        <source>NUMBER:HASH, as noted or exported earlier</source>
        <translation>NUMMER:HASH, wie früher notiert oder exportiert</translation>
    </message>
    <message>
        <source>Noted earlier</source>
        <translation>Früher notiert</translation>
    </message>
    <message>
        <source>Save audit package</source>
        <translation>Prüfpaket speichern</translation>
    </message>
    <message>
        <source>Saved: {jobs} bulk actions, {records} records. Seal: {seal}</source>
        <translation>Gespeichert: {jobs} Massenaktionen, {records} Datensätze. Siegel: {seal}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
    <message>
        <source>The noted entry is in it.</source>
        <translation>Der notierte Eintrag ist darin.</translation>
    </message>
    <message numerus="yes">
        <source>The trail is whole: %n entries.</source>
        <translation>
            <numerusform>Das Prüfprotokoll ist unversehrt: %n Eintrag.</numerusform>
            <numerusform>Das Prüfprotokoll ist unversehrt: %n Einträge.</numerusform>
        </translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
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
    <name>TrialDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>One real message leaves with these settings. It belongs to no bulk action.</source>
        <translation>Mit diesen Einstellungen wird eine echte Nachricht gesendet. Sie gehört zu keiner Massenaktion.</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>Send a test e-mail</source>
        <translation>Test-E-Mail senden</translation>
    </message>
    <message>
        <source>Send a test text message</source>
        <translation>Test-SMS senden</translation>
    </message>
    <message>
        <source>Send test</source>
        <translation>Test senden</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet …</translation>
    </message>
    <message>
        <source>The server took the message to {address}.</source>
        <translation>Der Server hat die Nachricht an {address} angenommen.</translation>
    </message>
    <message>
        <source>The server took the message to {address}. It said: {words}</source>
        <translation>Der Server hat die Nachricht an {address} angenommen. Seine Antwort: {words}</translation>
    </message>
    <message>
        <source>Your message is sent once, to this address only, filled in as for {name}.</source>
        <translation>Ihre Nachricht wird einmal und nur an diese Adresse gesendet, ausgefüllt wie für {name}.</translation>
    </message>
    <message>
        <source>Your message is sent once, to this address only.</source>
        <translation>Ihre Nachricht wird einmal und nur an diese Adresse gesendet.</translation>
    </message>
</context>
<context>
    <name>UserDialog</name>
    <message>
        <source>Admins may do all, operators all but users, settings and removing for good, auditors read and export.</source>
        <translation>Administratoren dürfen alles, Operatoren alles außer Benutzern, Einstellungen und endgültigem Entfernen, Prüfer lesen und exportieren.</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Edit user</source>
        <translation>Benutzer bearbeiten</translation>
    </message>
    <message>
        <source>Empty: no password is asked for.</source>
        <translation>Leer: Es wird kein Passwort verlangt.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>New user</source>
        <translation>Neuer Benutzer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Passwort anzeigen</translation>
    </message>
</context>
<context>
    <name>UsersSection</name>
    <message>
        <source>A password guards what is done under a name. It does not encrypt the store.</source>
        <translation>Ein Passwort schützt, was unter einem Namen getan wird. Es verschlüsselt die Datenbank nicht.</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Verwendung</translation>
    </message>
    <message>
        <source>Locked until {time}</source>
        <translation>Gesperrt bis {time}</translation>
    </message>
    <message>
        <source>My password…</source>
        <translation>Mein Passwort …</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>New user…</source>
        <translation>Neuer Benutzer …</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password…</source>
        <translation>Passwort …</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Gesetzt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Wieder verwenden</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
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
    <name>WhenPage</name>
    <message>
        <source>All times are those of the sub-account: {zone}.</source>
        <translation>Alle Zeiten sind die des Unterkontos: {zone}.</translation>
    </message>
    <message>
        <source>What this means</source>
        <translation>Das bedeutet</translation>
    </message>
    <message>
        <source>When should it go out?</source>
        <translation>Wann soll gesendet werden?</translation>
    </message>
</context>
<context>
    <name>WhoPage</name>
    <message>
        <source>All of them will get it.</source>
        <translation>Alle erhalten die Nachricht.</translation>
    </message>
    <message>
        <source>Ask an administrator to set up a sender.</source>
        <translation>Bitten Sie einen Administrator, einen Absender einzurichten.</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt …</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>Each address gets the message once at most. Who is to get it is settled when you start.</source>
        <translation>Jede Adresse erhält die Nachricht höchstens einmal. Wer sie erhält, wird beim Start festgelegt.</translation>
    </message>
    <message>
        <source>Enter it…</source>
        <translation>Eingeben …</translation>
    </message>
    <message>
        <source>No e-mail address</source>
        <translation>Keine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>No phone number</source>
        <translation>Keine Telefonnummer</translation>
    </message>
    <message>
        <source>No sender yet</source>
        <translation>Noch kein Absender</translation>
    </message>
    <message>
        <source>None of these contacts would get the message.</source>
        <translation>Keiner dieser Kontakte würde die Nachricht erhalten.</translation>
    </message>
    <message>
        <source>Same address as another contact</source>
        <translation>Gleiche Adresse wie ein anderer Kontakt</translation>
    </message>
    <message>
        <source>Same number as another contact</source>
        <translation>Gleiche Nummer wie ein anderer Kontakt</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Set up a sender first.</source>
        <translation>Richten Sie zuerst einen Absender ein.</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Einrichten …</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Tell BulkDesk through which gateway your text messages leave.</source>
        <translation>Legen Sie fest, über welches Gateway BulkDesk Ihre SMS sendet.</translation>
    </message>
    <message>
        <source>Tell BulkDesk through which mail server your e-mails leave.</source>
        <translation>Legen Sie fest, über welchen Mailserver BulkDesk Ihre E-Mails sendet.</translation>
    </message>
    <message>
        <source>The auth token of this sender is not known. Without it the bulk action waits.</source>
        <translation>Das Auth-Token dieses Absenders ist nicht bekannt. Ohne Token wartet die Massenaktion.</translation>
    </message>
    <message>
        <source>The contacts are being counted.</source>
        <translation>Die Kontakte werden gezählt.</translation>
    </message>
    <message>
        <source>The password of this sender is not known. Without it the bulk action waits.</source>
        <translation>Das Passwort dieses Absenders ist nicht bekannt. Ohne Passwort wartet die Massenaktion.</translation>
    </message>
    <message>
        <source>The sender cannot be used</source>
        <translation>Der Absender ist nicht verwendbar</translation>
    </message>
    <message>
        <source>The sender is being read.</source>
        <translation>Der Absender wird gelesen.</translation>
    </message>
    <message>
        <source>Who gets the e-mail?</source>
        <translation>Wer erhält die E-Mail?</translation>
    </message>
    <message>
        <source>Who gets the text message?</source>
        <translation>Wer erhält die SMS?</translation>
    </message>
    <message>
        <source>Why contacts will not get it</source>
        <translation>Warum Kontakte sie nicht erhalten</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Warum nicht</translation>
    </message>
    <message>
        <source>Will get it</source>
        <translation>Erhalten sie</translation>
    </message>
    <message>
        <source>Will not get it</source>
        <translation>Erhalten sie nicht</translation>
    </message>
    <message>
        <source>through {server}</source>
        <translation>über {server}</translation>
    </message>
    <message>
        <source>{name} &lt;{address}&gt;</source>
        <translation>{name} &lt;{address}&gt;</translation>
    </message>
    <message>
        <source>{way}, at most {rate} a second</source>
        <translation>{way}, höchstens {rate} pro Sekunde</translation>
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
        <source>Retry {number}: {name}</source>
        <translation>Erneut ausführen ({number}): {name}</translation>
    </message>
    <message>
        <source>Retry: {name}</source>
        <translation>Erneut ausführen: {name}</translation>
    </message>
    <message>
        <source>Revert: {name}</source>
        <translation>Rückgängig machen: {name}</translation>
    </message>
</context>
<context>
    <name>causes</name>
    <message>
        <source>a division by zero</source>
        <translation>eine Teilung durch null</translation>
    </message>
    <message>
        <source>a filter cannot work with this value</source>
        <translation>ein Filter kann mit diesem Wert nichts anfangen</translation>
    </message>
    <message>
        <source>a filter has too few or too many values</source>
        <translation>ein Filter hat zu wenige oder zu viele Werte</translation>
    </message>
    <message>
        <source>a number is needed here</source>
        <translation>hier muss eine Zahl stehen</translation>
    </message>
    <message>
        <source>a tag&apos;s name or “%}” is missing</source>
        <translation>der Name einer Anweisung oder „%}“ fehlt</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>das lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>it gets too long or repeats too often</source>
        <translation>es wird zu lang oder wiederholt sich zu oft</translation>
    </message>
    <message>
        <source>parentheses cannot stand here</source>
        <translation>runde Klammern können hier nicht stehen</translation>
    </message>
    <message>
        <source>something is missing between the braces</source>
        <translation>zwischen den Klammern fehlt etwas</translation>
    </message>
    <message>
        <source>the name of a field is not complete</source>
        <translation>der Name eines Feldes ist nicht vollständig</translation>
    </message>
    <message>
        <source>there are too many blanks</source>
        <translation>es sind zu viele Leerzeichen</translation>
    </message>
    <message>
        <source>too many tags stand inside one another</source>
        <translation>zu viele Anweisungen stehen ineinander</translation>
    </message>
    <message>
        <source>two values are compared with “==”</source>
        <translation>zwei Werte vergleicht man mit „==“</translation>
    </message>
    <message>
        <source>“end{mark}” is missing at its end</source>
        <translation>„end{mark}“ fehlt am Ende</translation>
    </message>
    <message>
        <source>“{mark}” cannot stand here</source>
        <translation>„{mark}“ kann hier nicht stehen</translation>
    </message>
    <message>
        <source>“{mark}” is missing at its end</source>
        <translation>„{mark}“ fehlt am Ende</translation>
    </message>
    <message>
        <source>“|”, “:” or a comma is missing, or a quotation mark</source>
        <translation>„|“, „:“, ein Komma oder ein Anführungszeichen fehlt</translation>
    </message>
    <message>
        <source>“}}” is missing</source>
        <translation>„}}“ fehlt</translation>
    </message>
</context>
<context>
    <name>channels</name>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>E-Mail</translation>
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
        <source>%n more finding(s).</source>
        <translation>
            <numerusform>%n weiterer Befund.</numerusform>
            <numerusform>%n weitere Befunde.</numerusform>
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
        <source>--no-drip and --anytime take away what --drip, --between and --weekdays say.</source>
        <translation>--no-drip und --anytime heben auf, was --drip, --between und --weekdays festlegen.</translation>
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
        <source>BROKEN</source>
        <translation>DEFEKT</translation>
    </message>
    <message>
        <source>Bring back the contacts that a bulk action deleted.</source>
        <translation>Kontakte wiederherstellen, die eine Massenaktion gelöscht hat.</translation>
    </message>
    <message>
        <source>Bulk action {job} can neither go on nor be paused: the store takes no changes, most likely because the disk is full (see {log}). To go on: {run}</source>
        <translation>Massenaktion {job} kommt nicht weiter und lässt sich auch nicht anhalten: Die Datenbank nimmt keine Änderung an, wahrscheinlich weil der Datenträger voll ist (siehe {log}). Weiter geht es mit: {run}</translation>
    </message>
    <message>
        <source>Bulk action {job} is paused. To go on: {resume} and then {run}</source>
        <translation>Massenaktion {job} ist pausiert. Fortsetzen mit: {resume} und dann {run}</translation>
    </message>
    <message>
        <source>Bulk action {job} starts at {time} ({zone}). Ctrl-C pauses it.</source>
        <translation>Massenaktion {job} startet am {time} ({zone}). Strg-C hält sie an.</translation>
    </message>
    <message>
        <source>Bulk action {job} waits and goes on at {time} ({zone}). Ctrl-C pauses it.</source>
        <translation>Massenaktion {job} wartet und läuft am {time} weiter ({zone}). Strg-C hält sie an.</translation>
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
        <source>Give the text part as --template when --html is given.</source>
        <translation>Mit --html auch den Textteil als --template angeben.</translation>
    </message>
    <message>
        <source>Go on? (yes/no)</source>
        <translation>Fortfahren? (ja/nein)</translation>
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
        <source>Bulk actions: {jobs}, records: {records}, entries of the audit trail: {entries}</source>
        <translation>Massenaktionen: {jobs}, Datensätze: {records}, Einträge des Prüfprotokolls: {entries}</translation>
    </message>
    <message>
        <source>Change a bulk action that has not begun; of a send that has, batches, days and hours of what is not yet sent.</source>
        <translation>Eine noch nicht begonnene Massenaktion ändern; bei begonnenem Versand Etappen, Tage und Sendezeiten des noch nicht Gesendeten.</translation>
    </message>
    <message>
        <source>Check that the program has all it needs; no store is opened.</source>
        <translation>Prüfen, ob das Programm alles Nötige hat; es wird keine Datenbank geöffnet.</translation>
    </message>
    <message>
        <source>Check the audit trail of a store, or an audit package, and say where it is broken.</source>
        <translation>Das Prüfprotokoll einer Datenbank oder ein Prüfpaket prüfen und Schadstellen nennen.</translation>
    </message>
    <message>
        <source>List, count or export contacts: all, or some.</source>
        <translation>Kontakte auflisten, zählen oder exportieren: alle oder einige.</translation>
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
        <source>Look for damage in the store, or in this copy of the program.</source>
        <translation>Nach Schäden in der Datenbank oder in dieser Kopie des Programms suchen.</translation>
    </message>
    <message>
        <source>An entry noted elsewhere at an earlier time, as NUMBER:HASH (column bulkdesk_trail of an export) or HASH; it must be in the trail.</source>
        <translation>Ein früher an anderer Stelle notierter Eintrag, als NUMMER:HASH (Spalte bulkdesk_trail eines Exports) oder HASH; er muss im Prüfprotokoll vorkommen.</translation>
    </message>
    <message>
        <source>Head: {head}</source>
        <translation>Endstand: {head}</translation>
    </message>
    <message>
        <source>--tray opens the window and takes no command.</source>
        <translation>--tray öffnet das Fenster und nimmt keinen Befehl.</translation>
    </message>
    <message>
        <source>--picture goes with --self.</source>
        <translation>--picture gehört zu --self.</translation>
    </message>
    <message>
        <source>Bulk action {job}, {name}: {status}, {succeeded} succeeded, {failed} failed. {reason}</source>
        <translation>Massenaktion {job}, {name}: {status}, {succeeded} erfolgreich, {failed} fehlgeschlagen. {reason}</translation>
    </message>
    <message>
        <source>Country of phone numbers without a country code, such as DE; else the sub-account&apos;s.</source>
        <translation>Land der Telefonnummern ohne Ländervorwahl, etwa DE; sonst das des Unterkontos.</translation>
    </message>
    <message>
        <source>How 03/04/2020 is read; else as other dates of the file show, or as is usual in the country.</source>
        <translation>Wie 03/04/2020 gelesen wird; sonst wie andere Daten der Datei zeigen oder wie im Land üblich.</translation>
    </message>
    <message>
        <source>Nothing to change: give --at, --name, --drip, --between or --weekdays.</source>
        <translation>Nichts zu ändern: --at, --name, --drip, --between oder --weekdays angeben.</translation>
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
        <source>Only in these hours, on the sub-account&apos;s clock; 22:00-06:00 goes on past midnight.</source>
        <translation>Nur zu diesen Sendezeiten (Zeit des Unterkontos); 22:00-06:00 geht über Mitternacht hinaus.</translation>
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
        <source>Only on these days: mon, tue, wed, thu, fri, sat, sun.</source>
        <translation>Nur an diesen Tagen: mon, tue, wed, thu, fri, sat, sun.</translation>
    </message>
    <message>
        <source>Only queue the bulk action, do not wait for its end.</source>
        <translation>Die Massenaktion nur in die Warteschlange stellen, nicht auf das Ende warten.</translation>
    </message>
    <message>
        <source>Only this record (its seq in: records); else all unconfirmed ones.</source>
        <translation>Nur dieser Datensatz (seine seq in: records); sonst alle unbestätigten.</translation>
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
        <source>Open the window on a store read-only: no bulk action runs, no byte of it changes.</source>
        <translation>Das Fenster mit einer Datenbank schreibgeschützt öffnen: Keine Massenaktion läuft, kein Byte darin ändert sich.</translation>
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
        <source>Password of {name}</source>
        <translation>Passwort von {name}</translation>
    </message>
    <message>
        <source>Password or token (is not shown)</source>
        <translation>Passwort oder Token (wird nicht angezeigt)</translation>
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
        <source>Print the settings as JSON.</source>
        <translation>Die Einstellungen als JSON ausgeben.</translation>
    </message>
    <message>
        <source>Print what was found as JSON.</source>
        <translation>Die Befunde als JSON ausgeben.</translation>
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
        <source>Say whether messages of which nobody knows whether they left were sent. Nothing is sent again.</source>
        <translation>Angeben, ob unbestätigte Nachrichten gesendet wurden. Nichts wird erneut gesendet.</translation>
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
        <source>Seal of the package: {hash}</source>
        <translation>Siegel des Pakets: {hash}</translation>
    </message>
    <message>
        <source>Send a message to contacts and wait for the end.</source>
        <translation>Kontakten eine Nachricht senden und das Ende abwarten.</translation>
    </message>
    <message>
        <source>Send a real test message there.</source>
        <translation>Eine echte Testnachricht dorthin senden.</translation>
    </message>
    <message>
        <source>Send on all days and at all hours.</source>
        <translation>An allen Tagen und zu jeder Zeit senden.</translation>
    </message>
    <message>
        <source>Send without pauses.</source>
        <translation>Ohne Pausen senden.</translation>
    </message>
    <message>
        <source>Sent messages stay as they are.</source>
        <translation>Gesendete Nachrichten bleiben unverändert.</translation>
    </message>
    <message>
        <source>Set how messages are sent (host=mail.example.com), show it, or try it. A password is read from stdin.</source>
        <translation>Festlegen, wie Nachrichten gesendet werden (host=mail.example.com), es anzeigen oder testen. Ein Passwort wird von stdin gelesen.</translation>
    </message>
    <message>
        <source>Settings are given as KEY=VALUE; a password is read from stdin.</source>
        <translation>Einstellungen werden als KEY=VALUE angegeben; ein Passwort wird von stdin gelesen.</translation>
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
        <source>So many messages, then wait: 25/30m is 25 every 30 minutes; h: hours, d: days.</source>
        <translation>So viele Nachrichten, dann warten: 25/30m sind 25 alle 30 Minuten; h: Stunden, d: Tage.</translation>
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
        <source>The HTML part of an e-mail whose text part is the template.</source>
        <translation>Der HTML-Teil einer E-Mail, deren Textteil die Vorlage ist.</translation>
    </message>
    <message>
        <source>The action name.</source>
        <translation>Der Aktionsname.</translation>
    </message>
    <message>
        <source>The action name; else the file&apos;s.</source>
        <translation>Der Aktionsname; sonst der Name der Datei.</translation>
    </message>
    <message numerus="yes">
        <source>The audit trail is whole: %n entry(s).</source>
        <translation>
            <numerusform>Das Prüfprotokoll ist unversehrt: %n Eintrag.</numerusform>
            <numerusform>Das Prüfprotokoll ist unversehrt: %n Einträge.</numerusform>
        </translation>
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
        <source>The contents are as they were sealed (blocks: {sealed}; not sealed yet: {unsealed}).</source>
        <translation>Die Inhalte sind, wie sie versiegelt wurden (Blöcke: {sealed}; noch nicht versiegelt: {unsealed}).</translation>
    </message>
    <message>
        <source>The copy; a file that exists is not overwritten.</source>
        <translation>Die Kopie; eine vorhandene Datei wird nicht überschrieben.</translation>
    </message>
    <message>
        <source>The e-mail&apos;s subject; else the template&apos;s first line “Subject: …”.</source>
        <translation>Der Betreff der E-Mail; sonst die erste Zeile der Vorlage „Subject: …“.</translation>
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
        <source>The message, with merge fields such as {{ contact.first_name }}; .html is the HTML part.</source>
        <translation>Die Nachricht mit Platzhaltern wie {{ contact.first_name }}; .html ist der HTML-Teil.</translation>
    </message>
    <message>
        <source>The noted entry is in it.</source>
        <translation>Der notierte Eintrag ist darin.</translation>
    </message>
    <message>
        <source>The package; a file that exists is not overwritten.</source>
        <translation>Das Paket; eine vorhandene Datei wird nicht überschrieben.</translation>
    </message>
    <message>
        <source>The password or token is known.</source>
        <translation>Das Passwort oder Token ist bekannt.</translation>
    </message>
    <message>
        <source>The password or token is not known.</source>
        <translation>Das Passwort oder Token ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The server cannot be reached now; bulk action {job} tries again at {time} ({zone}). Ctrl-C pauses it.</source>
        <translation>Der Server ist zurzeit nicht erreichbar; Massenaktion {job} versucht es am {time} erneut ({zone}). Strg-C hält sie an.</translation>
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
        <source>The test message was accepted.</source>
        <translation>Die Testnachricht wurde angenommen.</translation>
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
        <source>Too much: {words}</source>
        <translation>Zu viel: {words}</translation>
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
        <source>Verifying</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Waits until</source>
        <translation>Wartet bis</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>What became of them; failed ones can be run again by: retry</source>
        <translation>Was daraus wurde; Fehlgeschlagene lassen sich wiederholen mit: retry</translation>
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
        <source>When it starts (2030-01-31T09:00, on the sub-account&apos;s clock); else at once.</source>
        <translation>Startzeitpunkt (2030-01-31T09:00, Zeit des Unterkontos); sonst sofort.</translation>
    </message>
    <message>
        <source>With --self: save a picture of the window.</source>
        <translation>Mit --self: ein Bild des Fensters speichern.</translation>
    </message>
    <message>
        <source>Without a command: begin in the system tray, with no window, as at login.</source>
        <translation>Ohne Befehl: ohne Fenster im Infobereich beginnen, wie bei der Anmeldung.</translation>
    </message>
    <message>
        <source>Write a .csv or .xlsx file that an import reads back.</source>
        <translation>Eine .csv- oder .xlsx-Datei schreiben, die sich wieder importieren lässt.</translation>
    </message>
    <message>
        <source>Write an audit package: bulk actions with their results, the audit trail, sums and a readable report.</source>
        <translation>Ein Prüfpaket schreiben: Massenaktionen mit Ergebnissen, Prüfprotokoll, Prüfsummen und lesbarer Bericht.</translation>
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
        <source>Written to {path}</source>
        <translation>In {path} gespeichert</translation>
    </message>
    <message>
        <source>comma, semicolon, tab, pipe or a character; else detected.</source>
        <translation>comma, semicolon, tab, pipe oder ein Zeichen; sonst wird es erkannt.</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>works</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>yes,y</source>
        <comment>answers that mean yes</comment>
        <translation>ja,j</translation>
    </message>
    <message>
        <source>{column}: a value that BulkDesk never writes</source>
        <translation>{column}: ein Wert, den BulkDesk nie schreibt</translation>
    </message>
    <message>
        <source>{command} alone says too little.</source>
        <translation>{command} allein sagt zu wenig.</translation>
    </message>
    <message>
        <source>{count} × {reason} ({outcome})</source>
        <translation>{count} × {reason} ({outcome})</translation>
    </message>
    <message>
        <source>{name} is missing.</source>
        <translation>{name} fehlt.</translation>
    </message>
    <message>
        <source>{name} needs a value.</source>
        <translation>{name} braucht einen Wert.</translation>
    </message>
    <message>
        <source>{name} takes no value.</source>
        <translation>{name} nimmt keinen Wert.</translation>
    </message>
    <message>
        <source>{name}: {problem}</source>
        <translation>{name}: {problem}</translation>
    </message>
    <message>
        <source>{path} is a copy from before an update and still holds people who were removed. Delete it as soon as the new version works.</source>
        <translation>{path} ist eine Kopie von vor einer Aktualisierung und enthält noch Personen, die entfernt wurden. Löschen Sie sie, sobald die neue Version funktioniert.</translation>
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
        <source>“{header}” is assigned twice</source>
        <translation>„{header}“ ist zweimal zugeordnet</translation>
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
    <message>
        <source>“{value}” is not of the form 09:00-17:00</source>
        <translation>„{value}“ hat nicht die Form 09:00-17:00</translation>
    </message>
    <message>
        <source>“{value}” is not of the form 25/30m (messages of a batch / m, h or d)</source>
        <translation>„{value}“ hat nicht die Form 25/30m (Nachrichten je Etappe / m, h oder d)</translation>
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
    <name>deliveries</name>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Bounced</source>
        <translation>Zurückgekommen</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Opted out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Undelivered</source>
        <translation>Nicht zugestellt</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>A batch has 1 to {most} messages.</source>
        <translation>Eine Etappe hat 1 bis {most} Nachrichten.</translation>
    </message>
    <message>
        <source>A contact needs a name, an e-mail address or a phone number.</source>
        <translation>Ein Kontakt braucht einen Namen, eine E-Mail-Adresse oder eine Telefonnummer.</translation>
    </message>
    <message>
        <source>A part of the message has more than {most} characters.</source>
        <translation>Ein Teil der Nachricht hat mehr als {most} Zeichen.</translation>
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
        <source>Bulk action {job} has no message of which it is not known whether it left.</source>
        <translation>Massenaktion {job} hat keine Nachricht, bei der unklar ist, ob sie gesendet wurde.</translation>
    </message>
    <message>
        <source>Bulk action {job} is “{before}” and cannot become “{after}”.</source>
        <translation>Massenaktion {job} hat den Status „{before}“; „{after}“ ist von dort nicht möglich.</translation>
    </message>
    <message>
        <source>Bulk action {job} is “{status}” and has begun or ended: this can no longer be changed.</source>
        <translation>Massenaktion {job} hat den Status „{status}“ und hat begonnen oder ist beendet: Das lässt sich nicht mehr ändern.</translation>
    </message>
    <message>
        <source>Bulk action {job} sends nothing: it has no message, batches, days or hours.</source>
        <translation>Massenaktion {job} sendet nichts: Sie hat weder Nachricht noch Etappen, Tage oder Sendezeiten.</translation>
    </message>
    <message>
        <source>BulkDesk is open on this store already, but its window does not answer. Close it, or wait until it is done.</source>
        <translation>BulkDesk ist mit dieser Datenbank schon geöffnet, aber das Fenster antwortet nicht. Schließen Sie es, oder warten Sie, bis es fertig ist.</translation>
    </message>
    <message>
        <source>No contact is meant. Nothing was changed.</source>
        <translation>Es ist kein Kontakt gemeint. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>No encrypted connection to the server could be made: {words}</source>
        <translation>Es ließ sich keine verschlüsselte Verbindung zum Server herstellen: {words}</translation>
    </message>
    <message>
        <source>No head of an audit trail is noted in {path}.</source>
        <translation>In {path} ist kein Endstand eines Prüfprotokolls vermerkt.</translation>
    </message>
    <message>
        <source>No identity field is mapped in {path}: assign a column to first name, last name, e-mail, phone or contact id.</source>
        <translation>In {path} ist kein Feld zugeordnet, an dem Kontakte erkannt werden: Ordnen Sie eine Spalte Vorname, Nachname, E-Mail, Telefon oder Kontakt-ID zu.</translation>
    </message>
    <message>
        <source>No plain text can be made of the HTML. Write the text part as well.</source>
        <translation>Aus dem HTML lässt sich kein reiner Text machen. Schreiben Sie auch den Textteil.</translation>
    </message>
    <message>
        <source>Not confirmed. Nothing was changed.</source>
        <translation>Nicht bestätigt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Record {seq} of bulk action {job} is not unconfirmed.</source>
        <translation>Datensatz {seq} von Massenaktion {job} ist nicht unbestätigt.</translation>
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
        <source>The audit trail of the store {path} is damaged; “bulkdesk audit verify” says where. Bulk action {job} stands as it is. Go on with a backup.</source>
        <translation>Das Prüfprotokoll der Datenbank {path} ist beschädigt; wo, sagt „bulkdesk audit verify“. Massenaktion {job} bleibt, wie sie ist. Mit einer Sicherung weiterarbeiten.</translation>
    </message>
    <message>
        <source>The audit trail of the store {path} is damaged; “bulkdesk audit verify” says where. Nothing was changed. Go on with a backup.</source>
        <translation>Das Prüfprotokoll der Datenbank {path} ist beschädigt; wo, sagt „bulkdesk audit verify“. Nichts wurde geändert. Mit einer Sicherung weiterarbeiten.</translation>
    </message>
    <message>
        <source>The backup {path} could not be written: {reason}</source>
        <translation>Die Sicherung {path} konnte nicht geschrieben werden: {reason}</translation>
    </message>
    <message>
        <source>The connection to the server was lost: {words}</source>
        <translation>Die Verbindung zum Server ist abgebrochen: {words}</translation>
    </message>
    <message>
        <source>The copy {path} could not be deleted: {reason}</source>
        <translation>Die Kopie {path} konnte nicht gelöscht werden: {reason}</translation>
    </message>
    <message>
        <source>The e-mail has no subject.</source>
        <translation>Die E-Mail hat keinen Betreff.</translation>
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
        <source>The file {path} is not text in UTF-8.</source>
        <translation>Die Datei {path} ist kein Text in UTF-8.</translation>
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
        <source>The interval between batches is 1 to {most} {unit}.</source>
        <translation>Der Abstand zwischen Etappen beträgt 1 bis {most} {unit}.</translation>
    </message>
    <message>
        <source>The key ring with the sender&apos;s password or token did not open: {text}</source>
        <translation>Der Schlüsselbund mit dem Passwort oder Token des Absenders ließ sich nicht öffnen: {text}</translation>
    </message>
    <message>
        <source>The message is empty.</source>
        <translation>Die Nachricht ist leer.</translation>
    </message>
    <message>
        <source>The messages of bulk action {job} are being tried again. Wait until that has ended.</source>
        <translation>Die Nachrichten der Massenaktion {job} werden gerade erneut versucht. Warten Sie, bis das beendet ist.</translation>
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
        <source>The password has more than {most} characters.</source>
        <translation>Das Passwort hat mehr als {most} Zeichen.</translation>
    </message>
    <message>
        <source>The password needs at least {least} characters.</source>
        <translation>Das Passwort braucht mindestens {least} Zeichen.</translation>
    </message>
    <message>
        <source>The password of {name} is wrong.</source>
        <translation>Das Passwort von {name} ist falsch.</translation>
    </message>
    <message>
        <source>The password or token was not kept, as no key ring here takes it. It is known until this program ends; others that send need it in the environment variable {variable}.</source>
        <translation>Passwort oder Token wurde nicht gespeichert, da es hier kein Schlüsselbund annimmt. Es ist bekannt, bis dieses Programm endet; andere, die senden, brauchen es in der Umgebungsvariablen {variable}.</translation>
    </message>
    <message>
        <source>The sender setting “{key}” is missing.</source>
        <translation>Die Absender-Einstellung „{key}“ fehlt.</translation>
    </message>
    <message>
        <source>The sender&apos;s password or token is not known. Enter it in the sender settings, or name it in the environment variable {variable}.</source>
        <translation>Passwort oder Token des Absenders ist nicht bekannt. Geben Sie es in den Absender-Einstellungen ein oder hinterlegen Sie es in der Umgebungsvariablen {variable}.</translation>
    </message>
    <message>
        <source>The server cannot be reached: {words}</source>
        <translation>Der Server ist nicht erreichbar: {words}</translation>
    </message>
    <message>
        <source>The server refused the login: {words}</source>
        <translation>Der Server hat die Anmeldung abgelehnt: {words}</translation>
    </message>
    <message>
        <source>The settings of the sender for {channel} cannot be read. Please enter them again.</source>
        <translation>Die Einstellungen des Absenders für {channel} sind nicht lesbar. Bitte geben Sie sie erneut ein.</translation>
    </message>
    <message>
        <source>The sheet {sheet} of {path} is empty. Choose another one: {others}.</source>
        <translation>Das Blatt {sheet} von {path} ist leer. Wählen Sie ein anderes: {others}.</translation>
    </message>
    <message>
        <source>The store has a sub-account called {name} already.</source>
        <translation>Die Datenbank hat bereits ein Unterkonto „{name}“.</translation>
    </message>
    <message>
        <source>The store has a user called {name} already.</source>
        <translation>Die Datenbank hat bereits einen Benutzer „{name}“.</translation>
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
        <source>The store {path} cannot be written here. To look at it without changing anything: bulkdesk audit FILE</source>
        <translation>Die Datenbank {path} kann hier nicht beschrieben werden. Ansehen, ohne etwas zu ändern: bulkdesk audit DATEI</translation>
    </message>
    <message>
        <source>The store {path} cannot be written: {reason}</source>
        <translation>Die Datenbank {path} kann nicht geschrieben werden: {reason}</translation>
    </message>
    <message>
        <source>The store {path} has no sub-account and no user yet.</source>
        <translation>Die Datenbank {path} hat noch kein Unterkonto und keinen Benutzer.</translation>
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
        <source>The store {path} must be brought up to date, but another BulkDesk is using it. Close that one first.</source>
        <translation>Die Datenbank {path} muss aktualisiert werden, wird aber von einem anderen BulkDesk benutzt. Schließen Sie dieses zuerst.</translation>
    </message>
    <message>
        <source>The store {path} must be copied to be read, but that failed: {reason}</source>
        <translation>Die Datenbank {path} muss zum Lesen kopiert werden, aber das ist fehlgeschlagen: {reason}</translation>
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
        <source>The sub-account has no sender for {channel} yet. An admin sets it up first.</source>
        <translation>Das Unterkonto hat noch keinen Absender für {channel}. Ein Administrator muss ihn zuerst einrichten.</translation>
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
        <source>The sub-account {name} has bulk actions that have not ended. Cancel them or let them end first.</source>
        <translation>Das Unterkonto „{name}“ hat Massenaktionen, die noch nicht beendet sind. Brechen Sie sie ab oder warten Sie, bis sie beendet sind.</translation>
    </message>
    <message>
        <source>The sub-account {name} is archived: it can be read, but nothing in it can be changed.</source>
        <translation>Das Unterkonto „{name}“ ist archiviert: Es lässt sich lesen, aber nichts darin lässt sich ändern.</translation>
    </message>
    <message>
        <source>The template is not there any more.</source>
        <translation>Die Vorlage ist nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>The test message was handed over, but no answer came: {words}</source>
        <translation>Die Testnachricht wurde übergeben, aber es kam keine Antwort: {words}</translation>
    </message>
    <message>
        <source>The test message was refused: {words}</source>
        <translation>Die Testnachricht wurde abgelehnt: {words}</translation>
    </message>
    <message>
        <source>The time has already passed.</source>
        <translation>Der Zeitpunkt ist bereits vorbei.</translation>
    </message>
    <message>
        <source>The user {name} is archived and may no longer do this.</source>
        <translation>Der Benutzer „{name}“ ist archiviert und darf das nicht mehr.</translation>
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
        <source>There is a template called {name} already.</source>
        <translation>Eine Vorlage „{name}“ ist bereits vorhanden.</translation>
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
        <source>There is no sender setting “{key}”. There are: {known}.</source>
        <translation>Es gibt keine Absender-Einstellung „{key}“. Möglich sind: {known}.</translation>
    </message>
    <message>
        <source>There is no store at {path}. Make one with: bulkdesk init</source>
        <translation>Die Datenbank {path} ist nicht vorhanden. Anlegen mit: bulkdesk init</translation>
    </message>
    <message>
        <source>This copy of BulkDesk lacks something: {count} findings, see above. Please install it anew.</source>
        <translation>Diesem BulkDesk fehlt etwas: {count} Befunde, siehe oben. Bitte installieren Sie es neu.</translation>
    </message>
    <message>
        <source>This machine has no key ring for the sender&apos;s password or token. Name it in the environment variable {variable}.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund für Passwort oder Token des Absenders. Hinterlegen Sie es in der Umgebungsvariablen {variable}.</translation>
    </message>
    <message>
        <source>This must be confirmed: give --yes. Nothing was changed.</source>
        <translation>Das muss bestätigt werden: --yes angeben. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This part of the message is empty: {part}</source>
        <translation>Dieser Teil der Nachricht ist leer: {part}</translation>
    </message>
    <message>
        <source>Too many wrong passwords for {name}. The next one is taken at {time}.</source>
        <translation>Zu viele falsche Passwörter für {name}. Nächster Versuch möglich: {time}.</translation>
    </message>
    <message>
        <source>Two columns are assigned to the field {field}, which holds one value.</source>
        <translation>Dem Feld {field}, das nur einen Wert hat, sind zwei Spalten zugeordnet.</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>Operator</translation>
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
        <source>{name} is the only active admin. Make somebody else an admin first.</source>
        <translation>{name} ist der einzige aktive Administrator. Machen Sie zuerst jemand anderen zum Administrator.</translation>
    </message>
    <message>
        <source>{name} is the only sub-account in use and cannot be archived.</source>
        <translation>„{name}“ ist das einzige verwendete Unterkonto und kann nicht archiviert werden.</translation>
    </message>
    <message>
        <source>{name} needs a password. Without a terminal it is read from BULKDESK_PASSWORD.</source>
        <translation>{name} braucht ein Passwort. Ohne Terminal wird es aus BULKDESK_PASSWORD gelesen.</translation>
    </message>
    <message>
        <source>{part}, line {line}, column {column}: no valid merge field or tag: {what}</source>
        <translation>{part}, Zeile {line}, Spalte {column}: kein gültiger Platzhalter und keine gültige Anweisung: {what}</translation>
    </message>
    <message>
        <source>{part}, line {line}, column {column}: the tag “{what}” cannot be used in a message.</source>
        <translation>{part}, Zeile {line}, Spalte {column}: Die Anweisung „{what}“ ist in einer Nachricht nicht möglich.</translation>
    </message>
    <message>
        <source>{part}, line {line}, column {column}: there is no field “{what}”.</source>
        <translation>{part}, Zeile {line}, Spalte {column}: Es gibt kein Feld „{what}“.</translation>
    </message>
    <message>
        <source>{part}, line {line}, column {column}: there is no filter “{what}”.</source>
        <translation>{part}, Zeile {line}, Spalte {column}: Es gibt keinen Filter „{what}“.</translation>
    </message>
    <message>
        <source>{part}, line {line}, column {column}: this cannot be worked out for every contact: {what}</source>
        <translation>{part}, Zeile {line}, Spalte {column}: Das lässt sich nicht für jeden Kontakt auswerten: {what}</translation>
    </message>
    <message>
        <source>{part}, line {line}, column {column}: “{what}” is the contact; choose another name.</source>
        <translation>{part}, Zeile {line}, Spalte {column}: „{what}“ ist der Kontakt; wählen Sie einen anderen Namen.</translation>
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
        <source>{path} does not verify. {problems}</source>
        <translation>Die Prüfung von {path} ist fehlgeschlagen. {problems}</translation>
    </message>
    <message>
        <source>{path} holds a web page, XML, vCard, calendar or JSON, no table. Export it as CSV or XLSX first.</source>
        <translation>{path} enthält eine Webseite, XML, vCard, Kalenderdaten oder JSON, keine Tabelle. Exportieren Sie die Daten zuerst als CSV oder XLSX.</translation>
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
        <source>{path} is a text file and has no sheets, so none called {sheet}.</source>
        <translation>{path} ist eine Textdatei und hat keine Blätter, also keines namens {sheet}.</translation>
    </message>
    <message>
        <source>{path} is in Excel&apos;s old format (XLS). Save it as a workbook (XLSX) or as CSV first.</source>
        <translation>{path} ist im alten Excel-Format (XLS). Speichern Sie die Datei zuerst als Arbeitsmappe (XLSX) oder als CSV.</translation>
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
        <source>{text} is no day of the week.</source>
        <translation>{text} ist kein Wochentag.</translation>
    </message>
    <message>
        <source>{text} is no head of an audit trail: that is NUMBER:HASH, or the hash alone.</source>
        <translation>{text} ist kein Endstand eines Prüfprotokolls: Das ist NUMMER:HASH oder der Hash allein.</translation>
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
    <message>
        <source>“{key}” is no setting: the password or token is read from stdin, so that it is written down nowhere.</source>
        <translation>„{key}“ ist keine Einstellung: Passwort oder Token wird von stdin gelesen, damit es nirgends steht.</translation>
    </message>
    <message>
        <source>“{value}” cannot be used for “{key}”. Expected, for example: {expected}</source>
        <translation>„{value}“ ist für „{key}“ nicht möglich. Erwartet, zum Beispiel: {expected}</translation>
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
    <name>imports</name>
    <message>
        <source>As in bulk action {job}</source>
        <translation>Wie in Massenaktion {job}</translation>
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
    <message>
        <source>With warning</source>
        <translation>Mit Warnung</translation>
    </message>
</context>
<context>
    <name>parts</name>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
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
        <source>No encrypted connection to the server could be made. Check the sender settings, then resume.</source>
        <translation>Es ließ sich keine verschlüsselte Verbindung zum Server herstellen. Absender-Einstellungen prüfen, dann fortsetzen.</translation>
    </message>
    <message>
        <source>The connection to the server was lost several times. Check the network, then resume.</source>
        <translation>Die Verbindung zum Server ist mehrmals abgebrochen. Netzwerk prüfen, dann fortsetzen.</translation>
    </message>
    <message>
        <source>The disk is full. Make room, then resume.</source>
        <translation>Der Datenträger ist voll. Platz schaffen, dann fortsetzen.</translation>
    </message>
    <message>
        <source>The key ring with the sender&apos;s password or token did not open. Unlock it, then resume.</source>
        <translation>Der Schlüsselbund mit dem Passwort oder Token des Absenders ließ sich nicht öffnen. Entsperren, dann fortsetzen.</translation>
    </message>
    <message>
        <source>The message cannot be used by this version of BulkDesk. Cancel, and send it anew.</source>
        <translation>Diese Version von BulkDesk kann die Nachricht nicht verwenden. Abbrechen und neu senden.</translation>
    </message>
    <message>
        <source>The sender settings cannot be used. Check them, then resume.</source>
        <translation>Die Absender-Einstellungen sind nicht verwendbar. Einstellungen prüfen, dann fortsetzen.</translation>
    </message>
    <message>
        <source>The sender&apos;s password or token is not known. Enter it in the sender settings, or name it in the environment variable BULKDESK_EMAIL_PASSWORD or BULKDESK_SMS_SECRET. Then resume.</source>
        <translation>Passwort oder Token des Absenders ist nicht bekannt. In den Absender-Einstellungen eingeben oder in der Umgebungsvariablen BULKDESK_EMAIL_PASSWORD oder BULKDESK_SMS_SECRET hinterlegen. Dann fortsetzen.</translation>
    </message>
    <message>
        <source>The server could not be reached in several attempts. Check the network, then resume.</source>
        <translation>Der Server war nach mehreren Versuchen nicht erreichbar. Netzwerk prüfen, dann fortsetzen.</translation>
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
        <source>The store is damaged. Go on with a backup; “bulkdesk check” says what is wrong.</source>
        <translation>Die Datenbank ist beschädigt. Mit einer Sicherung weiterarbeiten; „bulkdesk check“ sagt, was nicht stimmt.</translation>
    </message>
    <message>
        <source>The sub-account has no sender for this channel. Set one up, then resume.</source>
        <translation>Das Unterkonto hat keinen Absender für diesen Kanal. Absender einrichten, dann fortsetzen.</translation>
    </message>
    <message>
        <source>This machine has no key ring for the sender&apos;s password or token. Name it in the environment variable BULKDESK_EMAIL_PASSWORD or BULKDESK_SMS_SECRET. Then resume.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund für Passwort oder Token des Absenders. In der Umgebungsvariablen BULKDESK_EMAIL_PASSWORD oder BULKDESK_SMS_SECRET hinterlegen. Dann fortsetzen.</translation>
    </message>
    <message>
        <source>This version of BulkDesk cannot run this type of action. Update it, then resume.</source>
        <translation>Diese Version von BulkDesk kann diesen Aktionstyp nicht ausführen. Aktualisieren Sie BulkDesk und setzen Sie dann fort.</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>Bulk actions of the audit trail are gone: {ids}.</source>
        <translation>Massenaktionen aus dem Prüfprotokoll fehlen: {ids}.</translation>
    </message>
    <message>
        <source>Bulk actions or their reasons are not as they were sealed: ids {ids}.</source>
        <translation>Massenaktionen oder ihre Gründe sind nicht, wie sie versiegelt wurden: IDs {ids}.</translation>
    </message>
    <message>
        <source>Contacts or their tags are not as they were sealed: ids {ids}.</source>
        <translation>Kontakte oder ihre Tags sind nicht, wie sie versiegelt wurden: IDs {ids}.</translation>
    </message>
    <message>
        <source>Entry {number} of the audit trail belongs to another store.</source>
        <translation>Eintrag {number} des Prüfprotokolls gehört zu einer anderen Datenbank.</translation>
    </message>
    <message>
        <source>Entry {number} of the audit trail does not follow the one before it.</source>
        <translation>Eintrag {number} des Prüfprotokolls schließt nicht an den vorherigen an.</translation>
    </message>
    <message>
        <source>Entry {number} of the audit trail is another one than was noted: it was written anew, or it is another store&apos;s.</source>
        <translation>Eintrag {number} des Prüfprotokolls ist ein anderer als der notierte: Er wurde neu geschrieben, oder er gehört zu einer anderen Datenbank.</translation>
    </message>
    <message>
        <source>Entry {number} of the audit trail is missing.</source>
        <translation>Eintrag {number} des Prüfprotokolls fehlt.</translation>
    </message>
    <message>
        <source>Entry {number} of the audit trail was appended by hand.</source>
        <translation>Eintrag {number} des Prüfprotokolls wurde von Hand angefügt.</translation>
    </message>
    <message>
        <source>Entry {number} of the audit trail was changed.</source>
        <translation>Eintrag {number} des Prüfprotokolls wurde geändert.</translation>
    </message>
    <message>
        <source>Imported files are not as they were sealed: ids {ids}.</source>
        <translation>Importierte Dateien sind nicht, wie sie versiegelt wurden: IDs {ids}.</translation>
    </message>
    <message>
        <source>It is not an audit package of BulkDesk.</source>
        <translation>Das ist kein Prüfpaket von BulkDesk.</translation>
    </message>
    <message>
        <source>It was made by a newer BulkDesk. Please update BulkDesk to verify it.</source>
        <translation>Das Prüfpaket stammt von einem neueren BulkDesk. Bitte aktualisieren Sie BulkDesk, um es zu prüfen.</translation>
    </message>
    <message>
        <source>Parts of the store are not as BulkDesk makes them: {names}.</source>
        <translation>Teile der Datenbank sind nicht so, wie BulkDesk sie anlegt: {names}.</translation>
    </message>
    <message>
        <source>Records or messages of these bulk actions are not as they were sealed: {ids}.</source>
        <translation>Datensätze oder Nachrichten dieser Massenaktionen sind nicht, wie sie versiegelt wurden: {ids}.</translation>
    </message>
    <message>
        <source>Rows of these imported files are not as they were sealed: {ids}.</source>
        <translation>Zeilen dieser importierten Dateien sind nicht, wie sie versiegelt wurden: {ids}.</translation>
    </message>
    <message>
        <source>Saved mappings of files are not as they were sealed: ids {ids}.</source>
        <translation>Gespeicherte Zuordnungen von Dateien sind nicht, wie sie versiegelt wurden: IDs {ids}.</translation>
    </message>
    <message>
        <source>Saved views are not as they were sealed: ids {ids}.</source>
        <translation>Gespeicherte Ansichten sind nicht, wie sie versiegelt wurden: IDs {ids}.</translation>
    </message>
    <message>
        <source>Senders are not as they were sealed: ids {ids}.</source>
        <translation>Absender sind nicht, wie sie versiegelt wurden: IDs {ids}.</translation>
    </message>
    <message>
        <source>Smart lists are not as they were sealed: ids {ids}.</source>
        <translation>SmartLists sind nicht, wie sie versiegelt wurden: IDs {ids}.</translation>
    </message>
    <message>
        <source>Smart lists of the audit trail are gone: {ids}.</source>
        <translation>SmartLists aus dem Prüfprotokoll fehlen: {ids}.</translation>
    </message>
    <message>
        <source>Sub-accounts are not as they were sealed: ids {ids}.</source>
        <translation>Unterkonten sind nicht, wie sie versiegelt wurden: IDs {ids}.</translation>
    </message>
    <message>
        <source>Sub-accounts of the audit trail are gone: {ids}.</source>
        <translation>Unterkonten aus dem Prüfprotokoll fehlen: {ids}.</translation>
    </message>
    <message>
        <source>Tags are not as they were sealed: ids {ids}.</source>
        <translation>Tags sind nicht, wie sie versiegelt wurden: IDs {ids}.</translation>
    </message>
    <message>
        <source>Templates are not as they were sealed: ids {ids}.</source>
        <translation>Vorlagen sind nicht, wie sie versiegelt wurden: IDs {ids}.</translation>
    </message>
    <message>
        <source>The ZIP file is damaged: {reason}</source>
        <translation>Die ZIP-Datei ist beschädigt: {reason}</translation>
    </message>
    <message>
        <source>The audit trail and the imports do not know these contacts: {ids}.</source>
        <translation>Prüfprotokoll und Importe kennen diese Kontakte nicht: {ids}.</translation>
    </message>
    <message>
        <source>The audit trail does not end with entry {number} as it was written.</source>
        <translation>Das Prüfprotokoll endet nicht mit Eintrag {number}, wie er geschrieben wurde.</translation>
    </message>
    <message>
        <source>The audit trail does not know these bulk actions: {ids}.</source>
        <translation>Das Prüfprotokoll kennt diese Massenaktionen nicht: {ids}.</translation>
    </message>
    <message>
        <source>The audit trail does not know these smart lists: {ids}.</source>
        <translation>Das Prüfprotokoll kennt diese SmartLists nicht: {ids}.</translation>
    </message>
    <message>
        <source>The audit trail does not know these sub-accounts: {ids}.</source>
        <translation>Das Prüfprotokoll kennt diese Unterkonten nicht: {ids}.</translation>
    </message>
    <message>
        <source>The audit trail does not know these users: {ids}.</source>
        <translation>Das Prüfprotokoll kennt diese Benutzer nicht: {ids}.</translation>
    </message>
    <message>
        <source>The audit trail ends with entry {last}; the noted entry {number} was cut off, or this is an older copy.</source>
        <translation>Das Prüfprotokoll endet mit Eintrag {last}; der notierte Eintrag {number} wurde abgeschnitten, oder dies ist eine ältere Kopie.</translation>
    </message>
    <message>
        <source>The audit trail has no entry with the hash {hash}: it was cut off or written anew.</source>
        <translation>Das Prüfprotokoll hat keinen Eintrag mit dem Hash {hash}: Es wurde gekürzt oder neu geschrieben.</translation>
    </message>
    <message>
        <source>The end of the audit trail is missing: entries {first} to {last}.</source>
        <translation>Das Ende des Prüfprotokolls fehlt: Einträge {first} bis {last}.</translation>
    </message>
    <message>
        <source>The figures of these bulk actions are not as in the audit trail: {ids}.</source>
        <translation>Die Zahlen dieser Massenaktionen sind nicht wie im Prüfprotokoll: {ids}.</translation>
    </message>
    <message>
        <source>The note where the audit trail ends is gone.</source>
        <translation>Der Vermerk über den Endstand des Prüfprotokolls fehlt.</translation>
    </message>
    <message>
        <source>The records of these bulk actions do not agree with their figures: {ids}.</source>
        <translation>Die Datensätze dieser Massenaktionen passen nicht zu ihren Zahlen: {ids}.</translation>
    </message>
    <message>
        <source>The role of these users is not as in the audit trail: {ids}.</source>
        <translation>Die Rolle dieser Benutzer ist nicht wie im Prüfprotokoll: {ids}.</translation>
    </message>
    <message>
        <source>The search index is not as it was sealed.</source>
        <translation>Der Suchindex ist nicht, wie er versiegelt wurde.</translation>
    </message>
    <message>
        <source>The status of these bulk actions is not as in the audit trail: {ids}.</source>
        <translation>Der Status dieser Massenaktionen ist nicht wie im Prüfprotokoll: {ids}.</translation>
    </message>
    <message>
        <source>The store is of a version that kept no audit trail; there is nothing to verify.</source>
        <translation>Die Datenbank hat eine Version, die noch kein Prüfprotokoll führte; es gibt nichts zu prüfen.</translation>
    </message>
    <message>
        <source>There are seals that BulkDesk did not make: {ids}.</source>
        <translation>Es gibt Siegel, die nicht von BulkDesk stammen: {ids}.</translation>
    </message>
    <message>
        <source>Type, total or origin of these bulk actions are not as in the audit trail: {ids}.</source>
        <translation>Typ, Gesamtzahl oder Herkunft dieser Massenaktionen sind nicht wie im Prüfprotokoll: {ids}.</translation>
    </message>
    <message>
        <source>Users are not as they were sealed: ids {ids}.</source>
        <translation>Benutzer sind nicht, wie sie versiegelt wurden: IDs {ids}.</translation>
    </message>
    <message>
        <source>Users of the audit trail are gone: {ids}.</source>
        <translation>Benutzer aus dem Prüfprotokoll fehlen: {ids}.</translation>
    </message>
    <message>
        <source>What BulkDesk keeps of the state of the store is not as it was sealed.</source>
        <translation>Was BulkDesk über den Zustand der Datenbank festhält, ist nicht, wie es versiegelt wurde.</translation>
    </message>
    <message>
        <source>What guards the audit trail against changes was removed: {names}.</source>
        <translation>Der Schutz des Prüfprotokolls vor Änderungen wurde entfernt: {names}.</translation>
    </message>
    <message>
        <source>Whether these sub-accounts are archived is not as in the audit trail: {ids}.</source>
        <translation>Ob diese Unterkonten archiviert sind, ist nicht wie im Prüfprotokoll: {ids}.</translation>
    </message>
    <message>
        <source>Whether these users are archived is not as in the audit trail: {ids}.</source>
        <translation>Ob diese Benutzer archiviert sind, ist nicht wie im Prüfprotokoll: {ids}.</translation>
    </message>
    <message>
        <source>Whether these users have a password is not as in the audit trail: {ids}.</source>
        <translation>Ob diese Benutzer ein Passwort haben, ist nicht wie im Prüfprotokoll: {ids}.</translation>
    </message>
    <message>
        <source>{name} does not belong to the package.</source>
        <translation>{name} gehört nicht zum Prüfpaket.</translation>
    </message>
    <message>
        <source>{name} is missing.</source>
        <translation>{name} fehlt.</translation>
    </message>
    <message>
        <source>{name} was changed.</source>
        <translation>{name} wurde geändert.</translation>
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
        <source>Date cannot be read, left out</source>
        <translation>Datum nicht lesbar, ausgelassen</translation>
    </message>
    <message>
        <source>Handed over, but no answer came</source>
        <translation>Übergeben, aber keine Antwort erhalten</translation>
    </message>
    <message>
        <source>It is not known whether the message left</source>
        <translation>Unklar, ob die Nachricht gesendet wurde</translation>
    </message>
    <message>
        <source>No address that e-mail can be sent to</source>
        <translation>Keine Adresse, an die sich E-Mails senden lassen</translation>
    </message>
    <message>
        <source>No name, e-mail or phone</source>
        <translation>Weder Name noch E-Mail noch Telefon</translation>
    </message>
    <message>
        <source>No number that text messages can be sent to</source>
        <translation>Keine Nummer, an die sich SMS senden lassen</translation>
    </message>
    <message>
        <source>Not worked on because the bulk action was cancelled</source>
        <translation>Nicht verarbeitet, weil die Massenaktion abgebrochen wurde</translation>
    </message>
    <message>
        <source>Phone number cannot be read, left out</source>
        <translation>Telefonnummer nicht lesbar, ausgelassen</translation>
    </message>
    <message>
        <source>Refused by the server</source>
        <translation>Vom Server abgelehnt</translation>
    </message>
    <message>
        <source>Somebody has looked: the message was not sent</source>
        <translation>Von Hand geprüft: Die Nachricht wurde nicht gesendet</translation>
    </message>
    <message>
        <source>Somebody has looked: the message was sent</source>
        <translation>Von Hand geprüft: Die Nachricht wurde gesendet</translation>
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
        <source>The contact was deleted before its turn came</source>
        <translation>Der Kontakt wurde gelöscht, bevor er an der Reihe war</translation>
    </message>
    <message>
        <source>The e-mail address is not valid</source>
        <translation>Die E-Mail-Adresse ist ungültig</translation>
    </message>
    <message>
        <source>The message cannot be made for this contact</source>
        <translation>Für diesen Kontakt lässt sich die Nachricht nicht erstellen</translation>
    </message>
    <message>
        <source>The recipient has opted out</source>
        <translation>Der Empfänger hat sich abgemeldet</translation>
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
        <source>The server asks to try again later</source>
        <translation>Der Server bittet um einen späteren Versuch</translation>
    </message>
    <message>
        <source>The server cannot send to addresses with letters outside ASCII</source>
        <translation>Der Server kann nicht an Adressen mit Zeichen außerhalb von ASCII senden</translation>
    </message>
    <message>
        <source>The server did not take the message in several attempts</source>
        <translation>Der Server hat die Nachricht auch nach mehreren Versuchen nicht angenommen</translation>
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
    <name>report</name>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Vorgang</translation>
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
        <source>Action type: {words}</source>
        <translation>Aktionstyp: {words}</translation>
    </message>
    <message>
        <source>Audit report</source>
        <translation>Prüfbericht</translation>
    </message>
    <message>
        <source>Audit trail of the sub-account and the store</source>
        <translation>Prüfprotokoll des Unterkontos und der Datenbank</translation>
    </message>
    <message>
        <source>Bulk actions</source>
        <translation>Massenaktionen</translation>
    </message>
    <message>
        <source>Created at</source>
        <translation>Erstellt am</translation>
    </message>
    <message>
        <source>Created before: {moment}</source>
        <translation>Erstellt vor: {moment}</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Created by: {words}</source>
        <translation>Erstellt von: {words}</translation>
    </message>
    <message>
        <source>Created from: {moment}</source>
        <translation>Erstellt ab: {moment}</translation>
    </message>
    <message>
        <source>Exported by</source>
        <translation>Exportiert von</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Finished at</source>
        <translation>Beendet am</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Head of the audit trail</source>
        <translation>Endstand des Prüfprotokolls</translation>
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
        <source>Search: {text}</source>
        <translation>Suche: {text}</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Status: {words}</source>
        <translation>Status: {words}</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Sub-account {account}, {moment}</source>
        <translation>Unterkonto {account}, {moment}</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message numerus="yes">
        <source>The audit trail is whole: %n entry(s).</source>
        <translation>
            <numerusform>Das Prüfprotokoll ist unversehrt: %n Eintrag.</numerusform>
            <numerusform>Das Prüfprotokoll ist unversehrt: %n Einträge.</numerusform>
        </translation>
    </message>
    <message>
        <source>The check found something wrong.</source>
        <translation>Die Prüfung hat Abweichungen gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n entry(s); trail.jsonl has all.</source>
        <translation>
            <numerusform>Der neueste Eintrag (%n); alle stehen in trail.jsonl.</numerusform>
            <numerusform>Die neuesten %n Einträge; alle stehen in trail.jsonl.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>Keine vorhanden.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>To check this package on another machine: bulkdesk audit verify FILE. The seal that it prints must be the one that you were told by another way.</source>
        <translation>Dieses Paket auf einem anderen Rechner prüfen: bulkdesk audit verify DATEI. Das Siegel, das dort erscheint, muss das sein, das Ihnen auf anderem Weg genannt wurde.</translation>
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
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>all bulk actions of the sub-account</source>
        <translation>alle Massenaktionen des Unterkontos</translation>
    </message>
</context>
<context>
    <name>roles</name>
    <message>
        <source>Admin</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
</context>
<context>
    <name>self_check</name>
    <message>
        <source>CSV import and phone numbers</source>
        <translation>CSV-Import und Telefonnummern</translation>
    </message>
    <message>
        <source>Encrypted connections</source>
        <translation>Verschlüsselte Verbindungen</translation>
    </message>
    <message>
        <source>Excel files</source>
        <translation>Excel-Dateien</translation>
    </message>
    <message>
        <source>Key ring</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Message templates</source>
        <translation>Nachrichtenvorlagen</translation>
    </message>
    <message>
        <source>Store and migrations</source>
        <translation>Datenbank und Migrationen</translation>
    </message>
    <message>
        <source>This machine has no key ring.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund.</translation>
    </message>
    <message>
        <source>Time zones</source>
        <translation>Zeitzonen</translation>
    </message>
    <message>
        <source>Translations and help</source>
        <translation>Übersetzungen und Hilfe</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
</context>
<context>
    <name>sending</name>
    <message>
        <source>Bulk e-mail “{subject}”</source>
        <translation>Massen-E-Mail „{subject}“</translation>
    </message>
    <message>
        <source>This is a test message from BulkDesk.</source>
        <translation>Dies ist eine Testnachricht von BulkDesk.</translation>
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
    <name>trail</name>
    <message>
        <source>Archived a sub-account</source>
        <translation>Unterkonto archiviert</translation>
    </message>
    <message>
        <source>Archived a user</source>
        <translation>Benutzer archiviert</translation>
    </message>
    <message>
        <source>Bulk action {id}</source>
        <translation>Massenaktion {id}</translation>
    </message>
    <message>
        <source>Cancelled a bulk action</source>
        <translation>Massenaktion abgebrochen</translation>
    </message>
    <message>
        <source>Change one&apos;s own password</source>
        <translation>Eigenes Passwort ändern</translation>
    </message>
    <message>
        <source>Changed a sub-account</source>
        <translation>Unterkonto geändert</translation>
    </message>
    <message>
        <source>Changed a user</source>
        <translation>Benutzer geändert</translation>
    </message>
    <message>
        <source>Changed a user&apos;s role</source>
        <translation>Rolle eines Benutzers geändert</translation>
    </message>
    <message>
        <source>Changed sender settings</source>
        <translation>Absender-Einstellungen geändert</translation>
    </message>
    <message>
        <source>Changed the tags of a contact</source>
        <translation>Tags eines Kontakts geändert</translation>
    </message>
    <message>
        <source>Completed a bulk action</source>
        <translation>Massenaktion abgeschlossen</translation>
    </message>
    <message>
        <source>Contact {id}</source>
        <translation>Kontakt {id}</translation>
    </message>
    <message>
        <source>Control a bulk action</source>
        <translation>Massenaktion steuern</translation>
    </message>
    <message>
        <source>Decided unconfirmed messages</source>
        <translation>Über unbestätigte Nachrichten entschieden</translation>
    </message>
    <message>
        <source>Deleted a mapping</source>
        <translation>Zuordnung gelöscht</translation>
    </message>
    <message>
        <source>Deleted a smart list</source>
        <translation>SmartList gelöscht</translation>
    </message>
    <message>
        <source>Deleted a template</source>
        <translation>Vorlage gelöscht</translation>
    </message>
    <message>
        <source>Deleted copies from before an update</source>
        <translation>Kopien von vor einer Aktualisierung gelöscht</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>Downloaded records</source>
        <translation>Datensätze heruntergeladen</translation>
    </message>
    <message>
        <source>Edit contacts</source>
        <translation>Kontakte bearbeiten</translation>
    </message>
    <message>
        <source>Edited a bulk action</source>
        <translation>Massenaktion bearbeitet</translation>
    </message>
    <message>
        <source>Edited a contact</source>
        <translation>Kontakt bearbeitet</translation>
    </message>
    <message>
        <source>Edited a smart list</source>
        <translation>SmartList bearbeitet</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Exported an audit package</source>
        <translation>Prüfpaket exportiert</translation>
    </message>
    <message>
        <source>Exported contacts</source>
        <translation>Kontakte exportiert</translation>
    </message>
    <message>
        <source>Made a backup</source>
        <translation>Sicherung erstellt</translation>
    </message>
    <message>
        <source>Made a bulk action</source>
        <translation>Massenaktion erstellt</translation>
    </message>
    <message>
        <source>Made a contact</source>
        <translation>Kontakt erstellt</translation>
    </message>
    <message>
        <source>Made a smart list</source>
        <translation>SmartList erstellt</translation>
    </message>
    <message>
        <source>Made a sub-account</source>
        <translation>Unterkonto angelegt</translation>
    </message>
    <message>
        <source>Made a user</source>
        <translation>Benutzer angelegt</translation>
    </message>
    <message>
        <source>Made the store</source>
        <translation>Datenbank angelegt</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>Sicherung erstellen</translation>
    </message>
    <message>
        <source>Make a bulk action</source>
        <translation>Massenaktion erstellen</translation>
    </message>
    <message>
        <source>Manage mappings</source>
        <translation>Zuordnungen verwalten</translation>
    </message>
    <message>
        <source>Manage senders</source>
        <translation>Absender verwalten</translation>
    </message>
    <message>
        <source>Manage smart lists</source>
        <translation>SmartLists verwalten</translation>
    </message>
    <message>
        <source>Manage sub-accounts</source>
        <translation>Unterkonten verwalten</translation>
    </message>
    <message>
        <source>Manage templates</source>
        <translation>Vorlagen verwalten</translation>
    </message>
    <message>
        <source>Manage users</source>
        <translation>Benutzer verwalten</translation>
    </message>
    <message>
        <source>Mapping {id}</source>
        <translation>Zuordnung {id}</translation>
    </message>
    <message>
        <source>Opened or closed a channel of a contact</source>
        <translation>Kanal eines Kontakts freigegeben oder gesperrt</translation>
    </message>
    <message>
        <source>Paused a bulk action</source>
        <translation>Massenaktion angehalten</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Refused: the role does not allow it</source>
        <translation>Abgelehnt: Die Rolle erlaubt es nicht</translation>
    </message>
    <message>
        <source>Refused: the sub-account is archived</source>
        <translation>Abgelehnt: Das Unterkonto ist archiviert</translation>
    </message>
    <message>
        <source>Refused: the user is archived</source>
        <translation>Abgelehnt: Der Benutzer ist archiviert</translation>
    </message>
    <message>
        <source>Refused: too many wrong passwords</source>
        <translation>Abgelehnt: zu viele falsche Passwörter</translation>
    </message>
    <message>
        <source>Refused: wrong password</source>
        <translation>Abgelehnt: falsches Passwort</translation>
    </message>
    <message>
        <source>Refused: {code}</source>
        <translation>Abgelehnt: {code}</translation>
    </message>
    <message>
        <source>Remove contacts for good</source>
        <translation>Kontakte endgültig entfernen</translation>
    </message>
    <message>
        <source>Removed a password</source>
        <translation>Passwort entfernt</translation>
    </message>
    <message>
        <source>Removed contacts for good</source>
        <translation>Kontakte endgültig entfernt</translation>
    </message>
    <message>
        <source>Renamed a smart list</source>
        <translation>SmartList umbenannt</translation>
    </message>
    <message>
        <source>Resumed a bulk action</source>
        <translation>Massenaktion fortgesetzt</translation>
    </message>
    <message>
        <source>Saved a mapping</source>
        <translation>Zuordnung gespeichert</translation>
    </message>
    <message>
        <source>Saved a template</source>
        <translation>Vorlage gespeichert</translation>
    </message>
    <message>
        <source>Sent a test message</source>
        <translation>Testnachricht gesendet</translation>
    </message>
    <message>
        <source>Set a password</source>
        <translation>Passwort festgelegt</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Smart list {id}</source>
        <translation>SmartList {id}</translation>
    </message>
    <message>
        <source>Started a bulk action</source>
        <translation>Massenaktion gestartet</translation>
    </message>
    <message>
        <source>Sub-account {id}</source>
        <translation>Unterkonto {id}</translation>
    </message>
    <message>
        <source>Template {id}</source>
        <translation>Vorlage {id}</translation>
    </message>
    <message>
        <source>Took a sub-account out of the archive</source>
        <translation>Unterkonto aus dem Archiv geholt</translation>
    </message>
    <message>
        <source>Took a user out of the archive</source>
        <translation>Benutzer aus dem Archiv geholt</translation>
    </message>
    <message>
        <source>Tried to sign in</source>
        <translation>Anmeldeversuch</translation>
    </message>
    <message>
        <source>User {id}</source>
        <translation>Benutzer {id}</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>all records</source>
        <translation>alle Datensätze</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>bulk actions</source>
        <translation>Massenaktionen</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>consent confirmed</source>
        <translation>Einwilligung bestätigt</translation>
    </message>
    <message>
        <source>contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>create and update</source>
        <translation>erstellen und aktualisieren</translation>
    </message>
    <message>
        <source>create only</source>
        <translation>nur erstellen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>failed records</source>
        <translation>fehlgeschlagene Datensätze</translation>
    </message>
    <message>
        <source>fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>file rows</source>
        <translation>Dateizeilen</translation>
    </message>
    <message>
        <source>follows bulk action</source>
        <translation>folgt auf Massenaktion</translation>
    </message>
    <message>
        <source>format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>overwrite with empty values</source>
        <translation>mit leeren Werten überschreiben</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>records with a reason</source>
        <translation>Datensätze mit einem Grund</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>erfolgreich</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>total</source>
        <translation>gesamt</translation>
    </message>
    <message>
        <source>try again later</source>
        <translation>später erneut versuchen</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>unbestätigt</translation>
    </message>
    <message>
        <source>update only</source>
        <translation>nur aktualisieren</translation>
    </message>
    <message>
        <source>which</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
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
<context>
    <name>units</name>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
</context>
</TS>
