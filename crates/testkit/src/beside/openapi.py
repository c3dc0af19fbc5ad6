"""Reads a description of an API from the standard input and says what is wrong with it."""
import json
import sys

from openapi_spec_validator import OpenAPIV31SpecValidator

spec = json.load(sys.stdin)
print(json.dumps([f"{'/'.join(map(str, e.absolute_path))}: {e.message[:300]}" for e in OpenAPIV31SpecValidator(spec).iter_errors()]))
