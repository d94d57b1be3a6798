"""A backup holds everything, and everything can be had again from it."""

import shutil
from pathlib import Path

import pytest

from taskchat.moving import MoveFailed, back_up, copy_database
from taskchat.push import load_vapid_key
from taskchat.settings import load_settings
from tests.integration.legacy.moved import contents
from tests.integration.legacy.old import Shape, build
from tests.integration.moving.filled import fill
from tests.integration.moving.test_copying import all_of

NAME = "0123456789abcdef" * 2


def test_what_was_backed_up_can_be_restored_on_either_engine(database_url: str, empty_url: str, tmp_path: Path):
    fill(database_url)
    data = tmp_path / "data"
    (data / "attachments").mkdir(parents=True)
    (data / "attachments" / NAME).write_bytes(b"a picture")
    (data / "attachments" / f"{NAME}.part").write_bytes(b"half a pic")
    settings = load_settings(_env_file=None, data_dir=data, database_url=database_url)
    keys = {"jwt_secret": settings.signing_key(), "vapid_key": load_vapid_key(data, contact="mailto:a@b.org").public}
    before = all_of(database_url)
    folder = back_up(settings)
    assert all_of(database_url) == before
    assert folder.parent == data / "backups"
    assert sorted(path.name for path in (folder / "attachments").iterdir()) == [NAME]
    assert (folder / "attachments" / NAME).read_bytes() == b"a picture"
    for name in keys:
        assert (folder / name).stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    # What a browser subscribed with, and a cookie was signed with, are good with the keys of the backup.
    assert (folder / "jwt_secret").read_text() == keys["jwt_secret"]
    assert load_vapid_key(folder, contact="mailto:a@b.org").public == keys["vapid_key"]
    restored = copy_database(f"sqlite:///{folder / 'taskchat.db'}", empty_url)
    shutil.rmtree(folder)
    assert restored == copy_database(database_url, f"sqlite:///{tmp_path / 'again.db'}")


def test_an_old_database_can_be_backed_up_before_it_is_migrated(empty_sqlite_url: str, tmp_path: Path):
    old = build(empty_sqlite_url, Shape(keys=False), troubled=True)
    settings = load_settings(_env_file=None, data_dir=tmp_path, database_url=empty_sqlite_url)
    copy = f"sqlite:///{back_up(settings, tmp_path / 'kept') / 'taskchat.db'}"
    assert contents(copy, set(old.counts)) == contents(empty_sqlite_url, set(old.counts))


@pytest.mark.parametrize("url", ["sqlite:///{folder}/missing.db", "postgresql://ada:secret@127.0.0.1:9/nothing"])
def test_what_cannot_be_backed_up_leaves_nothing_behind(tmp_path: Path, url: str):
    settings = load_settings(_env_file=None, data_dir=tmp_path, database_url=url.format(folder=tmp_path))
    with pytest.raises(MoveFailed, match="could not be copied"):
        back_up(settings, tmp_path / "kept")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "kept").mkdir()
    with pytest.raises(MoveFailed, match="is there already"):
        back_up(settings, tmp_path / "kept")
