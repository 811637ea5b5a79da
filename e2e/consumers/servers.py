"""Annotation servers, set up in this process with a database of their own and no network."""

import contextlib
import io
import logging
import os
import pathlib
import shutil
import sys
import tempfile


def migrated(database: pathlib.Path) -> None:
    """Makes the tables, or copies those made before: that takes most of a minute."""
    from django.core.management import call_command
    from django.db import connections

    kept = pathlib.Path(sys.prefix) / "hashiya-migrated.sqlite3"
    if not kept.exists():
        with contextlib.redirect_stdout(io.StringIO()):
            call_command("migrate", verbosity=0, interactive=False)
        connections.close_all()
        unfinished = kept.with_suffix(".unfinished")
        shutil.copyfile(database, unfinished)
        unfinished.replace(kept)
    connections.close_all()
    shutil.copyfile(kept, database)


def label_studio() -> None:
    folder = pathlib.Path(tempfile.mkdtemp())
    os.environ.update(
        DJANGO_SETTINGS_MODULE="core.settings.label_studio",
        DJANGO_DB="sqlite",
        LABEL_STUDIO_BASE_DATA_DIR=str(folder),
        COLLECT_ANALYTICS="0",
        LATEST_VERSION_CHECK="0",
        LOG_LEVEL="ERROR",
        SECRET_KEY="of a test",
        SENTRY_DSN="",
        FRONTEND_SENTRY_DSN="",
    )
    with contextlib.redirect_stdout(io.StringIO()):
        import label_studio

        sys.path.insert(0, os.path.dirname(label_studio.__file__))
        import django

        django.setup()
    logging.disable(logging.WARNING)
    from django.conf import settings

    migrated(pathlib.Path(settings.DATABASES["default"]["NAME"]))


def doccano() -> None:
    database = pathlib.Path(tempfile.mkdtemp()) / "doccano.sqlite3"
    os.environ.update(
        DJANGO_SETTINGS_MODULE="config.settings.development",
        DATABASE_URL=f"sqlite:///{database}",
        SECRET_KEY="of a test",
        MEDIA_ROOT=str(database.parent),
    )
    import backend

    sys.path.insert(0, os.path.dirname(list(backend.__path__)[0] + "/."))
    import django

    django.setup()
    logging.disable(logging.WARNING)
    migrated(database)
