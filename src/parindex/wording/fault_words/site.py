"""What can be wrong with a site: its settings, its history and files, its jobs and its backups."""

from parindex.core.light_typing import Final
from parindex.wording.fault_words import Words
from parindex.wording.language import N_

SITE: Final = {
    "site-missing": Words(
        N_("There is no site in this folder."), N_("Give --site, or make one: parindex site init FOLDER.")
    ),
    "site-there-already": Words(N_("There is a site in this folder already."), N_("Choose an empty folder.")),
    "site-runs-already": Words(N_("The site runs already."), N_("End the other process first.")),
    "site-file-unreadable": Words(N_("The site's file cannot be read."), N_("Check the rights to it.")),
    "site-file-no-toml": Words(N_("The site's file is no TOML: {problem}."), N_("Mend this line.")),
    "site-key-unknown": Words(N_("The site's file has no key “{key}”."), N_("See docs/reference/settings.md.")),
    "site-key-kind": Words(N_("The value of “{key}” is of the wrong kind."), N_("See docs/reference/settings.md.")),
    "site-key-value": Words(
        N_("The value of “{key}” cannot be meant."), N_("See docs/reference/settings.md for what it may be.")
    ),
    "site-not-production": Words(N_("The site is not for production."), N_('Write mode = "production".')),
    "site-debug": Words(
        N_("Debugging is on and would show the inside of the site to everybody."), N_("Write debug = false.")
    ),
    "site-key-weak": Words(
        N_("The secret key is the demo's, or too short."),
        N_("Write 50 letters of chance or more; site init makes them."),
    ),
    "site-without-hosts": Words(
        N_("The names under which the site may be called are not given."), N_('Write hosts = ["name.of.the.site"].')
    ),
    "site-without-proxy": Words(
        N_("No server in front is trusted to say that a request came by https, so that every page leads to itself."),
        N_('Give its address, mostly trusted_proxies = ["127.0.0.1"].'),
    ),
    "site-without-https": Words(
        N_("The site is not called by https."), N_("Write https = true, and give the server in front a certificate.")
    ),
    "path-open-to-others": Words(
        N_("Other accounts of this machine can read or write this."),
        N_("Use chmod 700 for the folder, 600 for the file."),
    ),
    "database-loses-writes": Words(
        N_("The database may lose what it has taken ({setting})."), N_("Set it back to its safe value.")
    ),
    "database-unusable": Words(
        N_("The database cannot be used: {problem}."),
        N_("Check that it runs, the rights to it and the space on the disk."),
    ),
    "framework-check": Words(N_("Django's own check says: {said}."), N_("Mend this setting.")),
    "server-does-not-start": Words(
        N_("The server does not start at this address."), N_("Check that nothing else uses it (listen in site.toml).")
    ),
    "seconds-unreadable": Words(N_("“{text}” is no number of seconds."), N_("Write a whole number above 0.")),
    "event-missing": Words(
        N_("An event is missing here."),
        N_("Somebody changed the history: keep this copy, call the auditor, restore a backup."),
    ),
    "event-altered": Words(
        N_("This event was altered."),
        N_("Somebody changed the history: keep this copy, call the auditor, restore a backup."),
    ),
    "event-cut-off": Words(
        N_("The history ends elsewhere than its head says."),
        N_("Somebody changed the history: keep this copy, call the auditor, restore a backup."),
    ),
    "changes-altered": Words(
        N_("What this event changed was altered."),
        N_("Somebody changed the history: keep this copy, call the auditor, restore a backup."),
    ),
    "changes-missing": Words(
        N_("What this event changed is gone, without a decision."),
        N_("Somebody changed the history: keep this copy, call the auditor, restore a backup."),
    ),
    "checkpoint-differs": Words(
        N_("The history is not that of the checkpoint kept outside."),
        N_("Somebody computed it anew, or this is another copy: call the auditor."),
    ),
    "subjects-differ": Words(
        N_("The objects this event is found by are not those it names."),
        N_("Somebody changed the history: keep this copy, call the auditor, restore a backup."),
    ),
    "checkpoint-unreadable": Words(
        N_("The file is no checkpoint, or was altered."), N_("Choose the file as it was downloaded.")
    ),
    "file-missing": Words(N_("A stored file is missing."), N_("Bring it back from a backup.")),
    "file-changed": Words(N_("A stored file is not what was stored."), N_("Bring it back from a backup.")),
    "file-not-erased": Words(
        N_("A file erased by decision is still there."), N_("Run parindex site tick; it will be gone tomorrow.")
    ),
    "file-untracked": Words(
        N_("No row names this file."), N_("It goes by itself after a day, if it is a stored file.")
    ),
    "file-erased": Words(
        N_("This file was erased by decision {decision} and is not taken again."), N_("Choose another file.")
    ),
    "erasure-without-grounds": Words(N_("An erasure needs a decision and a reason."), N_("Write both.")),
    "erasure-text-too-long": Words(N_("This text is longer than {limit} letters."), N_("Write it shorter.")),
    "erasure-of-nothing": Words(N_("Nothing to erase is named."), N_("Give --event or --file.")),
    "erasure-is-kept": Words(
        N_("Event {text} records an erasure itself, and stays."), N_("Name the event that told what is to go.")
    ),
    "event-unknown": Words(
        N_("There is no event with the number “{text}”."), N_("Copy the number from the page of history.")
    ),
    "stored-file-unknown": Words(
        N_("There is no stored file with the digest “{text}”."),
        N_("Copy the 64 letters from the page of history."),
    ),
    "erased-already": Words(N_("“{text}” was erased before, by decision {decision}."), N_("Nothing is left to do.")),
    "tombstone-unfounded": Words(
        N_("No event tells of this erasure."),
        N_("Somebody changed the history: keep this copy, call the auditor, restore a backup."),
    ),
    "day-unreadable": Words(N_("“{text}” is no day."), N_("Choose a day from the calendar.")),
    "job-kind-unknown": Words(
        N_("Nobody here knows jobs of the kind “{kind}”."), N_("Update parindex on this machine.")
    ),
    "job-refused": Words(
        N_("Whoever asked for this job may not have it done any more ({reason})."), N_("Ask somebody who may.")
    ),
    "job-failed": Words(
        N_("The job ended unexpectedly (request {request})."), N_("It is tried again by itself, five times in all.")
    ),
    "job-lost": Words(N_("The job ended its worker {attempts} times."), N_("See the log of the site, then try again.")),
    "routine-unknown": Words(N_("There is no routine “{name}”."), N_("Update parindex on this machine.")),
    "routine-failed": Words(N_("The routine “{name}” ended unexpectedly."), N_("See the log of the site.")),
    "backup-unwritable": Words(
        N_("The backup cannot be written: {problem}."), N_("Check the rights to the folder and the space on the disk.")
    ),
    "restore-unwritable": Words(
        N_("The site cannot be restored there: {problem}."),
        N_("Check the rights to the folder and the space on the disk."),
    ),
    "backup-outrun": Words(
        N_("Files of the site went while they were copied, {tries} times."), N_("Make the backup again.")
    ),
    "backup-unreadable": Words(N_("This is no backup, or its manifest is damaged."), N_("Choose another backup.")),
    "backup-part-missing": Words(
        N_("A part of the backup is missing."), N_("Choose an earlier backup, and make a new one.")
    ),
    "backup-part-corrupt": Words(
        N_("A part of the backup is corrupt."), N_("Choose an earlier backup, and make a new one.")
    ),
    "backup-part-strange": Words(N_("This file is no part of the backup."), N_("Look where it comes from.")),
    "database-damaged": Words(N_("The database is damaged: {problem}."), N_("Restore the last backup.")),
    "database-not-empty": Words(N_("The database to restore to is not empty."), N_("Make an empty one.")),
    "database-address-missing": Words(
        N_("The backup is of PostgreSQL."), N_("Give the address of an empty database in DATABASE_URL.")
    ),
    "folder-not-empty": Words(N_("The folder to restore to is not empty."), N_("Choose an empty folder.")),
    "table-differs": Words(
        N_("A restored table is not that of the backup."), N_("Do not use this copy; choose an earlier backup.")
    ),
    "program-missing": Words(
        N_("The program {program} is not installed."), N_("Install the PostgreSQL client of the server's version.")
    ),
    "program-failed": Words(N_("{program} failed: {said}."), N_("Check address, rights and version of the database.")),
}
