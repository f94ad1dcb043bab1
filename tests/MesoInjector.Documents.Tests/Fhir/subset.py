#!/usr/bin/env python3
"""Takes from HL7's fhir.schema.json (R4, CC0) what the tests validate against: some resources and all they refer to, without descriptions; "const" becomes
an "enum" of one, which older validators know. Usage: subset.py fhir.schema.json > fhir-r4.schema.json"""
import json
import sys

RESOURCES = ["Bundle", "Patient", "Device", "Procedure", "MedicationAdministration", "Observation"]

schema = json.load(open(sys.argv[1], encoding="utf-8"))
definitions = schema["definitions"]
definitions["ResourceList"] = {"oneOf": [{"$ref": f"#/definitions/{name}"} for name in RESOURCES]}


def references(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value.split("/")[-1]
            else:
                yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def without_descriptions(node):
    if isinstance(node, dict):
        node = {"enum" if key == "const" else key: [value] if key == "const" else value for key, value in node.items()}
        return {key: without_descriptions(value) for key, value in node.items() if not (key == "description" and isinstance(value, str))}
    return [without_descriptions(value) for value in node] if isinstance(node, list) else node


wanted, queue = {}, ["ResourceList", *RESOURCES]
while queue:
    name = queue.pop()
    if name not in wanted:
        wanted[name] = without_descriptions(definitions[name])
        queue.extend(references(wanted[name]))

json.dump({
    "$schema": schema["$schema"],
    "$comment": "HL7 FHIR R4 (4.0.1) JSON schema, CC0; a subset made by subset.py.",
    "oneOf": [{"$ref": "#/definitions/ResourceList"}],
    "definitions": dict(sorted(wanted.items())),
}, sys.stdout, indent=None, separators=(",", ":"))
