<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>DownloadRun</name>
    <message numerus="yes">
        <source>%n record(s) saved as {name}.</source>
        <translation>
            <numerusform>%n record saved as {name}.</numerusform>
            <numerusform>%n records saved as {name}.</numerusform>
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
        <source>“{name}” has ended with %n failure(s).</source>
        <translation>
            <numerusform>“{name}” has ended with %n failure.</numerusform>
            <numerusform>“{name}” has ended with %n failures.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MappingPage</name>
    <message numerus="yes">
        <source>{mapped} of %n column(s) imported</source>
        <translation>
            <numerusform>{mapped} of %n column imported</numerusform>
            <numerusform>{mapped} of %n columns imported</numerusform>
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
    <name>StatisticsDialog</name>
    <message numerus="yes">
        <source>%n failed record(s) are run again.</source>
        <translation>
            <numerusform>%n failed record is run again.</numerusform>
            <numerusform>%n failed records are run again.</numerusform>
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
</context>
</TS>
