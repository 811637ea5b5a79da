"""Label Studio imports the tasks through its own service, and exports what it then holds."""

import json
import pathlib
import sys
from collections import Counter

import servers

servers.label_studio()

from label_studio_sdk.label_interface import LabelInterface
from organizations.models import Organization
from projects.models import Project
from rest_framework.test import APIClient
from source import Checks, Mention, compare, expected_of, read_native, report_of
from users.models import User

exports = pathlib.Path(sys.argv[1])
folder = exports / "label-studio"
documents = read_native(exports)
checks = Checks()
tasks = json.loads((folder / "corpus.json").read_text(encoding="utf-8"))
interface = (folder / "corpus.xml").read_text(encoding="utf-8")


def imported() -> list[dict]:
    user = User.objects.create_user(email="annotator@example.org", password="of a test")
    organization = Organization.create_organization(created_by=user, title="test")
    user.active_organization = organization
    user.save()
    project = Project.objects.create(title="test", created_by=user, organization=organization, label_config=interface)
    client = APIClient()
    client.force_authenticate(user)
    answer = client.post(f"/api/projects/{project.id}/import", data=tasks, format="json")
    assert answer.status_code == 201, answer.content
    assert answer.json()["annotation_count"] == len(documents), answer.json()
    back = client.get(f"/api/projects/{project.id}/export?exportType=JSON")
    assert back.status_code == 200, back
    return json.loads(b"".join(back.streaming_content) if back.streaming else back.content)


def read() -> str:
    expected = expected_of(documents, report_of(exports, "label-studio"))
    found, relations = {}, 0
    for task in imported():
        text = task["data"]["text"]
        found[text] = Counter()
        (annotation,) = task["annotations"]
        for one in annotation["result"]:
            value = one.get("value", {})
            if one["type"] == "labels":
                assert value["text"] == text[value["start"] : value["end"]], one
                if one["from_name"] == "label":
                    (label,) = value["labels"]
                    found[text][Mention(label, value["start"], value["end"])] += 1
            relations += one["type"] == "relation"
    mentions = compare(found, expected.full)
    told = sum(len(document.relations) for document in documents.values())
    roles = sum(len(one["roles"]) for document in documents.values() for one in document.agreements)
    assert relations >= told + roles, (relations, told, roles)
    return f"{mentions} mentions and {relations} arrows come back from its service, as exported"


def conforms() -> str:
    """By the labelling interface that goes with them."""
    own = LabelInterface(interface)
    own.validate()
    for task in tasks:
        for annotation in task["annotations"]:
            assert own.validate_annotation(annotation), task["data"]["text"][:40]
    return f"{len(tasks)} tasks fit the interface"


checks.run("Label Studio imports the tasks", read)
checks.run("Label Studio's interface takes the annotations", conforms)
checks.end()
