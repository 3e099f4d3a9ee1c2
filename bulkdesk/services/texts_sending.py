"""The words of sending: why a record or a job stands as it does, what is refused, and how far a message has come.

``services.texts`` shows reasons, pauses and errors with all others.
"""

from __future__ import annotations

from bulkdesk.jobs.drip import DripUnit
from bulkdesk.services.i18n import QT_TRANSLATE_NOOP, translate
from bulkdesk.store.words import Channel, Delivery

REASONS = {
    "dnd": QT_TRANSLATE_NOOP("reasons", "The contact does not want messages on this channel"),
    "no_address": QT_TRANSLATE_NOOP("reasons", "The contact has no address for this channel"),
    "duplicate_address": QT_TRANSLATE_NOOP("reasons", "The address already got this message"),
    "contact_deleted": QT_TRANSLATE_NOOP("reasons", "The contact was deleted before its turn came"),
    "refused": QT_TRANSLATE_NOOP("reasons", "Refused by the server"),
    "invalid_address": QT_TRANSLATE_NOOP("reasons", "No address that e-mail can be sent to"),
    "needs_smtputf8": QT_TRANSLATE_NOOP(
        "reasons", "The server cannot send to addresses with letters outside ASCII"
    ),
    "invalid_number": QT_TRANSLATE_NOOP("reasons", "No number that text messages can be sent to"),
    "opted_out": QT_TRANSLATE_NOOP("reasons", "The recipient has opted out"),
    "template_failed": QT_TRANSLATE_NOOP("reasons", "The message cannot be made for this contact"),
    "try_later": QT_TRANSLATE_NOOP("reasons", "The server asks to try again later"),
    "gave_up": QT_TRANSLATE_NOOP("reasons", "The server did not take the message in several attempts"),
    "no_answer": QT_TRANSLATE_NOOP("reasons", "Handed over, but no answer came"),
    "unconfirmed": QT_TRANSLATE_NOOP("reasons", "It is not known whether the message left"),
    "confirmed_sent": QT_TRANSLATE_NOOP("reasons", "Somebody has looked: the message was sent"),
    "confirmed_failed": QT_TRANSLATE_NOOP("reasons", "Somebody has looked: the message was not sent"),
}

_BAD_SETTINGS = QT_TRANSLATE_NOOP("pauses", "The sender settings cannot be used. Check them, then resume.")
_BAD_MESSAGE = QT_TRANSLATE_NOOP(
    "pauses", "The message cannot be used by this version of BulkDesk. Cancel, and send it anew."
)

PAUSES = {
    "sender_missing": QT_TRANSLATE_NOOP(
        "pauses", "The sub-account has no sender for this channel. Set one up, then resume."
    ),
    "secret_missing": QT_TRANSLATE_NOOP(
        "pauses",
        "The sender's password or token is not known. Enter it in the sender settings, or name it in the environment variable BULKDESK_EMAIL_PASSWORD or BULKDESK_SMS_SECRET. Then resume.",
    ),
    "keyring_missing": QT_TRANSLATE_NOOP(
        "pauses",
        "This machine has no key ring for the sender's password or token. Name it in the environment variable BULKDESK_EMAIL_PASSWORD or BULKDESK_SMS_SECRET. Then resume.",
    ),
    "keyring_refused": QT_TRANSLATE_NOOP(
        "pauses", "The key ring with the sender's password or token did not open. Unlock it, then resume."
    ),
    "server_unreachable": QT_TRANSLATE_NOOP(
        "pauses", "The server could not be reached in several attempts. Check the network, then resume."
    ),
    "connection_lost": QT_TRANSLATE_NOOP(
        "pauses", "The connection to the server was lost several times. Check the network, then resume."
    ),
    "login_refused": QT_TRANSLATE_NOOP(
        "pauses", "The server refused the login. Check the sender settings, then resume."
    ),
    "tls_refused": QT_TRANSLATE_NOOP(
        "pauses",
        "No encrypted connection to the server could be made. Check the sender settings, then resume.",
    ),
    "many_refusals": QT_TRANSLATE_NOOP(
        "pauses", "Many messages in a row were refused. Check the sender settings, then resume."
    ),
    **dict.fromkeys(
        ("sender_damaged", "sender_value_bad", "sender_key_missing", "sender_key_unknown"), _BAD_SETTINGS
    ),
    **dict.fromkeys(
        (
            *("template_syntax", "template_unknown_field", "template_unknown_filter", "template_tag"),
            *("template_name_taken", "template_value", "template_empty", "template_no_text"),
        ),
        _BAD_MESSAGE,
    ),
}

ERRORS = {
    "sender_missing": QT_TRANSLATE_NOOP(
        "errors", "The sub-account has no sender for {channel} yet. An admin sets it up first."
    ),
    "sender_damaged": QT_TRANSLATE_NOOP(
        "errors", "The settings of the sender for {channel} cannot be read. Please enter them again."
    ),
    "sender_key_unknown": QT_TRANSLATE_NOOP(
        "errors", "There is no sender setting “{key}”. There are: {known}."
    ),
    "sender_secret_key": QT_TRANSLATE_NOOP(
        "errors",
        "“{key}” is no setting: the password or token is read from stdin, so that it is written down nowhere.",
    ),
    "sender_key_missing": QT_TRANSLATE_NOOP("errors", "The sender setting “{key}” is missing."),
    "sender_value_bad": QT_TRANSLATE_NOOP(
        "errors", "“{value}” cannot be used for “{key}”. Expected, for example: {expected}"
    ),
    "secret_missing": QT_TRANSLATE_NOOP(
        "errors",
        "The sender's password or token is not known. Enter it in the sender settings, or name it in the environment variable {variable}.",
    ),
    "secret_not_kept": QT_TRANSLATE_NOOP(
        "errors",
        "The password or token was not kept, as no key ring here takes it. It is known until this program ends; others that send need it in the environment variable {variable}.",
    ),
    "keyring_missing": QT_TRANSLATE_NOOP(
        "errors",
        "This machine has no key ring for the sender's password or token. Name it in the environment variable {variable}.",
    ),
    "keyring_refused": QT_TRANSLATE_NOOP(
        "errors", "The key ring with the sender's password or token did not open: {text}"
    ),
    "server_unreachable": QT_TRANSLATE_NOOP("errors", "The server cannot be reached: {words}"),
    "connection_lost": QT_TRANSLATE_NOOP("errors", "The connection to the server was lost: {words}"),
    "login_refused": QT_TRANSLATE_NOOP("errors", "The server refused the login: {words}"),
    "tls_refused": QT_TRANSLATE_NOOP(
        "errors", "No encrypted connection to the server could be made: {words}"
    ),
    "test_refused": QT_TRANSLATE_NOOP("errors", "The test message was refused: {words}"),
    "test_unknown": QT_TRANSLATE_NOOP(
        "errors", "The test message was handed over, but no answer came: {words}"
    ),
    "message_empty": QT_TRANSLATE_NOOP("errors", "The message is empty."),
    "message_too_long": QT_TRANSLATE_NOOP("errors", "A part of the message has more than {most} characters."),
    "subject_missing": QT_TRANSLATE_NOOP("errors", "The e-mail has no subject."),
    "template_not_text": QT_TRANSLATE_NOOP("errors", "The file {path} is not text in UTF-8."),
    "template_exists": QT_TRANSLATE_NOOP("errors", "There is a template called {name} already."),
    "template_unknown": QT_TRANSLATE_NOOP("errors", "The template is not there any more."),
    "template_syntax": QT_TRANSLATE_NOOP(
        "errors", "{part}, line {line}, column {column}: no valid merge field or tag: {what}"
    ),
    "template_unknown_field": QT_TRANSLATE_NOOP(
        "errors", "{part}, line {line}, column {column}: there is no field “{what}”."
    ),
    "template_unknown_filter": QT_TRANSLATE_NOOP(
        "errors", "{part}, line {line}, column {column}: there is no filter “{what}”."
    ),
    "template_tag": QT_TRANSLATE_NOOP(
        "errors", "{part}, line {line}, column {column}: the tag “{what}” cannot be used in a message."
    ),
    "template_name_taken": QT_TRANSLATE_NOOP(
        "errors", "{part}, line {line}, column {column}: “{what}” is the contact; choose another name."
    ),
    "template_value": QT_TRANSLATE_NOOP(
        "errors", "{part}, line {line}, column {column}: this cannot be worked out for every contact: {what}"
    ),
    "template_empty": QT_TRANSLATE_NOOP("errors", "This part of the message is empty: {part}"),
    "template_no_text": QT_TRANSLATE_NOOP(
        "errors", "No plain text can be made of the HTML. Write the text part as well."
    ),
    "drip_batch_bad": QT_TRANSLATE_NOOP("errors", "A batch has 1 to {most} messages."),
    "drip_interval_bad": QT_TRANSLATE_NOOP("errors", "The interval between batches is 1 to {most} {unit}."),
    "weekday_unknown": QT_TRANSLATE_NOOP("errors", "{text} is no day of the week."),
    "edit_no_send": QT_TRANSLATE_NOOP(
        "errors", "Bulk action {job} sends nothing: it has no message, batches, days or hours."
    ),
    "confirm_refused": QT_TRANSLATE_NOOP(
        "errors", "Bulk action {job} has no message of which it is not known whether it left."
    ),
    "record_confirmed": QT_TRANSLATE_NOOP("errors", "Record {seq} of bulk action {job} is not unconfirmed."),
}

_DELIVERIES = {
    Delivery.ACCEPTED: QT_TRANSLATE_NOOP("deliveries", "Accepted"),
    Delivery.DELIVERED: QT_TRANSLATE_NOOP("deliveries", "Delivered"),
    Delivery.UNDELIVERED: QT_TRANSLATE_NOOP("deliveries", "Undelivered"),
    Delivery.BOUNCED: QT_TRANSLATE_NOOP("deliveries", "Bounced"),
    Delivery.OPTED_OUT: QT_TRANSLATE_NOOP("deliveries", "Opted out"),
}

_CHANNELS = {
    Channel.EMAIL: QT_TRANSLATE_NOOP("channels", "e-mail"),
    Channel.SMS: QT_TRANSLATE_NOOP("channels", "SMS"),
}

_UNITS = {
    DripUnit.MINUTES: QT_TRANSLATE_NOOP("units", "minutes"),
    DripUnit.HOURS: QT_TRANSLATE_NOOP("units", "hours"),
    DripUnit.DAYS: QT_TRANSLATE_NOOP("units", "days"),
}

_PARTS = {
    "subject": QT_TRANSLATE_NOOP("parts", "Subject"),
    "text": QT_TRANSLATE_NOOP("parts", "Text"),
    "html": QT_TRANSLATE_NOOP("parts", "HTML"),
}


def delivery_text(delivery: Delivery) -> str:
    """What a state of delivery is called."""
    return translate("deliveries", _DELIVERIES[delivery])


def channel_text(channel: Channel) -> str:
    """What a channel is called within a sentence."""
    return translate("channels", _CHANNELS[channel])


def unit_text(unit: DripUnit) -> str:
    """What the unit of a drip's interval is called, for several of it."""
    return translate("units", _UNITS[unit])


def part_text(part: str) -> str:
    """What a part of a message is called (``messaging.templates.PARTS``)."""
    return translate("parts", _PARTS[part])


def shown(name: str, value: object) -> object:
    """The value of an error's parameter as it is said; others as they are."""
    if isinstance(value, Channel):
        return channel_text(value)
    if isinstance(value, DripUnit):
        return unit_text(value)
    if name == "part" and value in _PARTS:
        return part_text(str(value))
    return value
