"""doccano imports the lines by its own import, into its own database. Its offsets are UTF-16, as its page counts them."""

import pathlib
import sys
from collections import Counter

import servers

servers.doccano()

from data_import.celery_tasks import import_dataset
from data_import.pipeline.catalog import RELATION_EXTRACTION
from django.contrib.auth import get_user_model
from django.core.files import File
from django_drf_filepond.models import TemporaryUpload
from django_drf_filepond.utils import _get_file_id
from examples.models import Example
from labels.models import Relation, Span
from projects.models import ProjectType, SequenceLabelingProject
from roles.models import Role
from source import Checks, Mention, compare, expected_of, read_native, report_of

exports = pathlib.Path(sys.argv[1])
documents = read_native(exports)
checks = Checks()


def code_points(text: str) -> dict[int, int]:
    places, at = {}, 0
    for point, character in enumerate([*text, ""]):
        places[at] = point
        at += 2 if character > "\uffff" else 1
    return places


def read() -> str:
    expected = expected_of(documents, report_of(exports, "doccano"))
    user = get_user_model().objects.create_superuser("annotator", "annotator@example.org", "of a test")
    for role in ("project_admin", "annotator", "annotation_approver"):
        Role.objects.get_or_create(name=role)
    project = SequenceLabelingProject.objects.create(
        name="test", description="", project_type=ProjectType.SEQUENCE_LABELING, created_by=user,
        allow_overlapping=True, use_relation=True,
    )
    project.add_admin()
    upload = _get_file_id()
    path = exports / "doccano.jsonl"
    with path.open("rb") as file:
        TemporaryUpload.objects.create(
            upload_id=upload, file_id="1", file=File(file, path.name), upload_name=path.name, upload_type="F"
        )
    answer = import_dataset(user.id, project.id, "JSONL", [upload], RELATION_EXTRACTION)
    assert answer["error"] == [], answer
    found = {}
    for example in Example.objects.filter(project=project.id):
        places = code_points(example.text)
        found[example.text] = Counter(
            Mention(span.label.text, places[span.start_offset], places[span.end_offset])
            for span in Span.objects.filter(example=example).select_related("label")
        )
    mentions = compare(found, expected.full)
    relations = Relation.objects.count()
    written = sum(len(document.relations) for document in documents.values())
    assert relations == written, (relations, written)
    return f"{mentions} mentions and {relations} relations in its database, as exported"


checks.run("doccano imports the lines", read)
checks.end()
