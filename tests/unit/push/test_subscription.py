"""Push messages go to browsers' push services only: the server posts to an address that a person may forge."""

from dataclasses import replace

import pytest

from taskchat.push import InvalidSubscription, Subscription, check_subscription
from taskchat.push.subscription import is_allowed

# From the example of RFC 8291, section 5.
VALID = Subscription(
    "https://updates.push.services.mozilla.com/wpush/v2/gAAAAAB-_x=",
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "BTBZMqHH6r4Tts7J_aSIgg",
)

COMPRESSED = "AiVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcx"


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/dQw4:APA91b-_",
        "https://fcm.googleapis.com/wp/dQw4:APA91b-_",
        "https://fcm.googleapis.com:443/wp/x",
        "https://jmt17.google.com/fcm/send/x",
        "https://updates.push.services.mozilla.com/wpush/v2/gAAAA%2B",
        "https://web.push.apple.com/QNb",
        "https://wns2-par02p.notify.windows.com/w/?token=BQYA%2f%3d",
        "https://FCM.googleapis.com/wp/x",
    ],
)
def test_the_push_services_of_browsers_are_known(endpoint: str):
    assert is_allowed(endpoint)


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "fcm.googleapis.com/wp/x",
        "//fcm.googleapis.com/wp/x",
        "http://fcm.googleapis.com/wp/x",
        "ftp://fcm.googleapis.com/wp/x",
        "https://127.0.0.1/wp/x",
        "https://[::1]/wp/x",
        "https://[fcm.googleapis.com/wp/x",
        "https://169.254.169.254/latest/meta-data/",
        "https://localhost/",
        "https://example.com/",
        "https://fcm.googleapis.com.example.com/",
        "https://evilfcm.googleapis.com/",
        "https://x.fcm.googleapis.com/",
        "https://push.services.mozilla.com/",
        "https://evilpush.apple.com/",
        "https://push.apple.com/",
        "https://fcm.googleapis.com./",
        "https://fcm.googleapis.com:8443/",
        "https://fcm.googleapis.com:99999/",
        "https://fcm.googleapis.com:https/",
        "https://fcm.googleapis.com@127.0.0.1/",
        "https://me:secret@fcm.googleapis.com/",
        "https://@fcm.googleapis.com/",
        "https://127.0.0.1\\@fcm.googleapis.com/",
        "https://127.0.0.1#@fcm.googleapis.com/",
        "https://fcm.googleapis.com/#x",
        "https://fcm.googleapis.com/a b",
        "https://fcm.googleapis.com/\r\nX: y",
        "https://fcm.googleapis.com/x\n",
        "https://fcm.googleapis.com/ä",
        "https://fcm。googleapis.com/",
        "https://fcm.googleapis.com/" + "x" * 2_048,
    ],
)
def test_nothing_is_sent_anywhere_else(endpoint: str):
    assert not is_allowed(endpoint)


def test_an_origin_from_the_settings_is_one_more_service():
    services = ("https://push.example.org", "http://127.0.0.1:4000")
    assert is_allowed("https://push.example.org/up?id=1", services=services)
    assert is_allowed("http://127.0.0.1:4000/x", services=services)
    assert not is_allowed("http://push.example.org/up", services=services)
    assert not is_allowed("http://127.0.0.1:4001/x", services=services)
    assert not is_allowed("http://127.0.0.1:4000@127.0.0.1:22/x", services=services)


def test_a_subscription_of_a_browser_is_taken():
    check_subscription(VALID)
    check_subscription(replace(VALID, auth=f"{VALID.auth}=="))


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("endpoint", "https://127.0.0.1/", "The endpoint is at no push service that is known here."),
        ("auth", "", "`auth` is not in base64url."),
        ("auth", "BTBZMqHH6r4Tts7J/aSIgg", "`auth` is not in base64url."),
        ("auth", "BTBZMqHH6r4Tts7J_aSIg", "`auth` is not in base64url."),
        ("auth", "BTBZMqHH6r4Tts7J", "`auth` has 16 bytes."),
        ("p256dh", "AAAA", "`p256dh` is no point on the curve P-256."),
        ("p256dh", VALID.p256dh[:-1] + "A", "`p256dh` is no point on the curve P-256."),
        ("p256dh", COMPRESSED, "`p256dh` is an uncompressed point of 65 bytes."),
    ],
)
def test_keys_that_nothing_can_be_encrypted_for_are_refused(field: str, value: str, sentence: str):
    with pytest.raises(InvalidSubscription) as refusal:
        check_subscription(replace(VALID, **{field: value}))
    assert str(refusal.value) == sentence
