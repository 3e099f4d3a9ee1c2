<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CancelDialog</name>
    <message numerus="yes">
        <source>Cancel %n bulk action(s)?</source>
        <translation>
            <numerusform>Cancel %n bulk action?</numerusform>
            <numerusform>Cancel %n bulk actions?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel bulk action(s)</source>
        <translation>
            <numerusform>Cancel bulk action</numerusform>
            <numerusform>Cancel bulk actions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message numerus="yes">
        <source>%n row(s) were written to {file}.</source>
        <translation>
            <numerusform>%n row was written to {file}.</numerusform>
            <numerusform>%n rows were written to {file}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckResult</name>
    <message numerus="yes">
        <source>%n problem row(s)</source>
        <translation>
            <numerusform>%n problem row</numerusform>
            <numerusform>%n problem rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n row(s) can be imported</source>
        <translation>
            <numerusform>%n row can be imported</numerusform>
            <numerusform>All %n rows can be imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first {most} of %n problem row(s) are listed</source>
        <translation>
            <numerusform>{most} of %n problem row is listed</numerusform>
            <numerusform>The first {most} of %n problem rows are listed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message numerus="yes">
        <source>%n bulk action(s) still running</source>
        <translation>
            <numerusform>%n bulk action still running</numerusform>
            <numerusform>%n bulk actions still running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactActionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Select all %n</source>
        <translation>
            <numerusform>Select %n</numerusform>
            <numerusform>Select all %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Select all %n matching</source>
        <translation>
            <numerusform>Select %n matching</numerusform>
            <numerusform>Select all %n matching</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message numerus="yes">
        <source>Deleted on {time}. It can be restored for %n more day(s).</source>
        <translation>
            <numerusform>Deleted on {time}. It can be restored for %n more day.</numerusform>
            <numerusform>Deleted on {time}. It can be restored for %n more days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactExport</name>
    <message numerus="yes">
        <source>%n contact(s) saved as {name}.</source>
        <translation>
            <numerusform>%n contact saved as {name}.</numerusform>
            <numerusform>%n contacts saved as {name}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactSearchBar</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecideDialog</name>
    <message numerus="yes">
        <source>%n message(s) will count as failed and can be sent again with “Retry failed”. Whoever got one after all would get it twice. This cannot be taken back.</source>
        <translation>
            <numerusform>%n message will count as failed and can be sent again with “Retry failed”. Whoever got it after all would get it twice. This cannot be taken back.</numerusform>
            <numerusform>%n messages will count as failed and can be sent again with “Retry failed”. Whoever got one after all would get it twice. This cannot be taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) will count as succeeded. This cannot be taken back.</source>
        <translation>
            <numerusform>%n message will count as succeeded. This cannot be taken back.</numerusform>
            <numerusform>%n messages will count as succeeded. This cannot be taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decide about %n unconfirmed message(s)</source>
        <translation>
            <numerusform>Decide about %n unconfirmed message</numerusform>
            <numerusform>Decide about %n unconfirmed messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n are listed.</source>
        <translation>
            <numerusform>Only the first %n is listed.</numerusform>
            <numerusform>Only the first %n are listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message numerus="yes">
        <source>%n contact(s) will be deleted.</source>
        <translation>
            <numerusform>%n contact will be deleted.</numerusform>
            <numerusform>%n contacts will be deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Their number has changed: %n contact(s) were meant before.</source>
        <translation>
            <numerusform>Their number has changed: %n contact was meant before.</numerusform>
            <numerusform>Their number has changed: %n contacts were meant before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They can be restored for %n day(s). After that they are removed for good.</source>
        <translation>
            <numerusform>They can be restored for %n day. After that they are removed for good.</numerusform>
            <numerusform>They can be restored for %n days. After that they are removed for good.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletedModel</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Download</name>
    <message numerus="yes">
        <source>%n record(s) saved as {name}.</source>
        <translation>
            <numerusform>%n record saved as {name}.</numerusform>
            <numerusform>%n records saved as {name}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message numerus="yes">
        <source>Reasons ({count} of %n record(s))</source>
        <translation>
            <numerusform>Reasons ({count} of %n record)</numerusform>
            <numerusform>Reasons ({count} of %n records)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reasons ({count} of %n row(s))</source>
        <translation>
            <numerusform>Reasons ({count} of %n row)</numerusform>
            <numerusform>Reasons ({count} of %n rows)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message numerus="yes">
        <source>{field} in the last %n day(s)</source>
        <translation>
            <numerusform>{field} in the last %n day</numerusform>
            <numerusform>{field} in the last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{field} more than %n day(s) ago</source>
        <translation>
            <numerusform>{field} more than %n day ago</numerusform>
            <numerusform>{field} more than %n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n per hour</source>
        <translation>
            <numerusform>%n per hour</numerusform>
            <numerusform>%n per hour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n per minute</source>
        <translation>
            <numerusform>%n per minute</numerusform>
            <numerusform>%n per minute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n per second</source>
        <translation>
            <numerusform>%n per second</numerusform>
            <numerusform>%n per second</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n hour(s)</source>
        <translation>
            <numerusform>in %n hour</numerusform>
            <numerusform>in %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>in %n minute</numerusform>
            <numerusform>in %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>The import of %n row(s) has been queued.</source>
        <translation>
            <numerusform>The import of %n row has been queued.</numerusform>
            <numerusform>The import of %n rows has been queued.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message numerus="yes">
        <source>%n bulk action(s) cancelled.</source>
        <translation>
            <numerusform>%n bulk action cancelled.</numerusform>
            <numerusform>%n bulk actions cancelled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bulk action(s) go on.</source>
        <translation>
            <numerusform>%n bulk action goes on.</numerusform>
            <numerusform>%n bulk actions go on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bulk action(s) paused.</source>
        <translation>
            <numerusform>%n bulk action paused.</numerusform>
            <numerusform>%n bulk actions paused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new bulk action(s) run the failed records again.</source>
        <translation>
            <numerusform>%n new bulk action runs the failed records again.</numerusform>
            <numerusform>%n new bulk actions run the failed records again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decided. “{name}” still has %n unconfirmed message(s).</source>
        <translation>
            <numerusform>Decided. “{name}” still has %n unconfirmed message.</numerusform>
            <numerusform>Decided. “{name}” still has %n unconfirmed messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry the failed records of %n bulk action(s)?</source>
        <translation>
            <numerusform>Retry the failed records of %n bulk action?</numerusform>
            <numerusform>Retry the failed records of %n bulk actions?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{reason} (and %n more)</source>
        <translation>
            <numerusform>{reason} (and %n more)</numerusform>
            <numerusform>{reason} (and %n more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{result} Not possible for %n: {reason}</source>
        <translation>
            <numerusform>{result} Not possible for %n: {reason}</numerusform>
            <numerusform>{result} Not possible for %n: {reason}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobNotices</name>
    <message numerus="yes">
        <source>%n bulk action(s) have ended.</source>
        <translation>
            <numerusform>%n bulk action has ended.</numerusform>
            <numerusform>%n bulk actions have ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s)</source>
        <translation>
            <numerusform>%n failure</numerusform>
            <numerusform>%n failures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutNote</name>
    <message numerus="yes">
        <source>%n column(s) will not be imported: {names}</source>
        <translation>
            <numerusform>%n column will not be imported: {names}</numerusform>
            <numerusform>%n columns will not be imported: {names}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LiveCount</name>
    <message numerus="yes">
        <source>%n contact(s) match</source>
        <translation>
            <numerusform>%n contact matches</numerusform>
            <numerusform>%n contacts match</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MappingPage</name>
    <message numerus="yes">
        <source>{mapped} of %n column(s) will be imported</source>
        <translation>
            <numerusform>{mapped} of %n column will be imported</numerusform>
            <numerusform>{mapped} of %n columns will be imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageEditor</name>
    <message numerus="yes">
        <source>{problem} (and %n more)</source>
        <translation>
            <numerusform>{problem} (and %n more)</numerusform>
            <numerusform>{problem} (and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutlookNote</name>
    <message numerus="yes">
        <source>%n batch(es)</source>
        <translation>
            <numerusform>%n batch</numerusform>
            <numerusform>%n batches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaceCard</name>
    <message numerus="yes">
        <source>day(s)</source>
        <translation>
            <numerusform>day</numerusform>
            <numerusform>days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every</source>
        <translation>
            <numerusform>every</numerusform>
            <numerusform>every</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hour(s)</source>
        <translation>
            <numerusform>hour</numerusform>
            <numerusform>hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>message(s)</source>
        <translation>
            <numerusform>message</numerusform>
            <numerusform>messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>minute(s)</source>
        <translation>
            <numerusform>minute</numerusform>
            <numerusform>minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartLine</name>
    <message numerus="yes">
        <source>Group with %n part(s)</source>
        <translation>
            <numerusform>Group with %n part</numerusform>
            <numerusform>Group with %n parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message numerus="yes">
        <source>%n column(s), named by the first row</source>
        <translation>
            <numerusform>%n column, named by the first row</numerusform>
            <numerusform>%n columns, named by the first row</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these rows cannot be read and would be reported as failed.</source>
        <translation>
            <numerusform>%n of these rows cannot be read and would be reported as failed.</numerusform>
            <numerusform>%n of these rows cannot be read and would be reported as failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n row(s) are shown</source>
        <translation>
            <numerusform>%n row is shown</numerusform>
            <numerusform>The first %n rows are shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left in the last one</source>
        <translation>
            <numerusform>%n left in the last one</numerusform>
            <numerusform>%n left in the last one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n segment</numerusform>
            <numerusform>%n segments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordsPanel</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message numerus="yes">
        <source>%n contact(s) are back already, or were deleted again by another bulk action.</source>
        <translation>
            <numerusform>%n contact is back already, or was deleted again by another bulk action.</numerusform>
            <numerusform>%n contacts are back already, or were deleted again by another bulk action.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) can come back.</source>
        <translation>
            <numerusform>%n contact can come back.</numerusform>
            <numerusform>%n contacts can come back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) can no longer be restored: their 60 days are over.</source>
        <translation>
            <numerusform>%n contact can no longer be restored: its 60 days are over.</numerusform>
            <numerusform>%n contacts can no longer be restored: their 60 days are over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) cannot come back because another contact has their e-mail or phone now. They will be reported as conflicts; nothing is overwritten.</source>
        <translation>
            <numerusform>%n contact cannot come back because another contact has its e-mail or phone now. It will be reported as a conflict; nothing is overwritten.</numerusform>
            <numerusform>%n contacts cannot come back because other contacts have their e-mail or phone now. They will be reported as conflicts; nothing is overwritten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestorePage</name>
    <message numerus="yes">
        <source>%n deleted contact(s)</source>
        <translation>
            <numerusform>%n deleted contact</numerusform>
            <numerusform>%n deleted contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Contacts that are deleted stay here for %n day(s) and can be brought back.</source>
        <translation>
            <numerusform>Contacts that are deleted stay here for %n day and can be brought back.</numerusform>
            <numerusform>Contacts that are deleted stay here for %n days and can be brought back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted contacts can be restored for %n day(s). After that they are removed for good.</source>
        <translation>
            <numerusform>Deleted contacts can be restored for %n day. After that they are removed for good.</numerusform>
            <numerusform>Deleted contacts can be restored for %n days. After that they are removed for good.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n contact(s)</source>
        <translation>
            <numerusform>Restore %n contact</numerusform>
            <numerusform>Restore %n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n contact(s)?</source>
        <translation>
            <numerusform>Restore %n contact?</numerusform>
            <numerusform>Restore %n contacts?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SampleNotes</name>
    <message numerus="yes">
        <source>%n of the first {rows} rows would fail: {reasons}</source>
        <translation>
            <numerusform>%n of the first {rows} rows would fail: {reasons}</numerusform>
            <numerusform>%n of the first {rows} rows would fail: {reasons}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {rows} rows would fail: {reasons}</source>
        <translation>
            <numerusform>%n of {rows} rows would fail: {reasons}</numerusform>
            <numerusform>%n of {rows} rows would fail: {reasons}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Phone numbers without a country code are read as numbers of this country: {country}. %n of the first {rows} cannot be read and would be left out.</source>
        <translation>
            <numerusform>Phone numbers without a country code are read as numbers of this country: {country}. %n of the first {rows} cannot be read and would be left out.</numerusform>
            <numerusform>Phone numbers without a country code are read as numbers of this country: {country}. %n of the first {rows} cannot be read and would be left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Phone numbers without a country code are read as numbers of this country: {country}. %n of {rows} cannot be read and would be left out.</source>
        <translation>
            <numerusform>Phone numbers without a country code are read as numbers of this country: {country}. %n of {rows} cannot be read and would be left out.</numerusform>
            <numerusform>Phone numbers without a country code are read as numbers of this country: {country}. %n of {rows} cannot be read and would be left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message numerus="yes">
        <source>%n of the chosen contact(s) will not get it.</source>
        <translation>
            <numerusform>%n of the chosen contacts will not get it.</numerusform>
            <numerusform>%n of the chosen contacts will not get it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendWords</name>
    <message numerus="yes">
        <source>%n e-mail(s)</source>
        <translation>
            <numerusform>%n e-mail</numerusform>
            <numerusform>%n e-mails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text message(s)</source>
        <translation>
            <numerusform>%n text message</numerusform>
            <numerusform>%n text messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n day(s)</source>
        <translation>
            <numerusform>every %n day</numerusform>
            <numerusform>every %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n hour(s)</source>
        <translation>
            <numerusform>every %n hour</numerusform>
            <numerusform>every %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>every %n minute</numerusform>
            <numerusform>every %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SmartListsPage</name>
    <message numerus="yes">
        <source>{shown} of %n smart list(s)</source>
        <translation>
            <numerusform>{shown} of %n smart list</numerusform>
            <numerusform>{shown} of %n smart lists</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatisticsDialog</name>
    <message numerus="yes">
        <source>%n failed record(s) are run again.</source>
        <translation>
            <numerusform>%n failed record is run again.</numerusform>
            <numerusform>%n failed records are run again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n message(s) it is not known whether they were sent.</source>
        <translation>
            <numerusform>Of %n message it is not known whether it was sent.</numerusform>
            <numerusform>Of %n messages it is not known whether they were sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n bulk action(s) running – {percent}</source>
        <translation>
            <numerusform>%n bulk action running – {percent}</numerusform>
            <numerusform>%n bulk actions running – {percent}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message numerus="yes">
        <source>It is put on %n contact(s).</source>
        <translation>
            <numerusform>It is put on %n contact.</numerusform>
            <numerusform>It is put on %n contacts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is taken off %n contact(s).</source>
        <translation>
            <numerusform>It is taken off %n contact.</numerusform>
            <numerusform>It is taken off %n contacts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagsValue</name>
    <message numerus="yes">
        <source>No more than %n tag(s).</source>
        <translation>
            <numerusform>No more than %n tag.</numerusform>
            <numerusform>No more than %n tags.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrailSection</name>
    <message numerus="yes">
        <source>The trail is whole: %n entries.</source>
        <translation>
            <numerusform>The trail is whole: %n entry.</numerusform>
            <numerusform>The trail is whole: %n entries.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message numerus="yes">
        <source>%n can no longer be restored: the 60 days are over.</source>
        <translation>
            <numerusform>%n can no longer be restored: the 60 days are over.</numerusform>
            <numerusform>%n can no longer be restored: the 60 days are over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) can be restored, with their tags, until {moment}.</source>
        <translation>
            <numerusform>%n contact can be restored, with its tags, until {moment}.</numerusform>
            <numerusform>%n contacts can be restored, with their tags, until {moment}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) will be deleted. They can be restored for {days} days.</source>
        <translation>
            <numerusform>%n contact will be deleted. It can be restored for {days} days.</numerusform>
            <numerusform>%n contacts will be deleted. They can be restored for {days} days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) written to {path}</source>
        <translation>
            <numerusform>%n contact written to {path}</numerusform>
            <numerusform>%n contacts written to {path}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more finding(s).</source>
        <translation>
            <numerusform>%n more finding.</numerusform>
            <numerusform>%n more findings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them cannot: an active contact has the e-mail or phone.</source>
        <translation>
            <numerusform>%n of them cannot: an active contact has the e-mail or phone.</numerusform>
            <numerusform>%n of them cannot: an active contact has the e-mail or phone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written to {path}</source>
        <translation>
            <numerusform>%n record written to {path}</numerusform>
            <numerusform>%n records written to {path}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The audit trail is whole: %n entry(s).</source>
        <translation>
            <numerusform>The audit trail is whole: %n entry.</numerusform>
            <numerusform>The audit trail is whole: %n entries.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>report</name>
    <message numerus="yes">
        <source>The audit trail is whole: %n entry(s).</source>
        <translation>
            <numerusform>The audit trail is whole: %n entry.</numerusform>
            <numerusform>The audit trail is whole: %n entries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %n entry(s); trail.jsonl has all.</source>
        <translation>
            <numerusform>The newest %n entry; trail.jsonl has all.</numerusform>
            <numerusform>The newest %n entries; trail.jsonl has all.</numerusform>
        </translation>
    </message>
</context>
</TS>
