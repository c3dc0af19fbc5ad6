"""Reads a feed from the standard input: as XML by the rules, then as a reader of feeds does."""
import json
import sys
import xml.etree.ElementTree

import feedparser

text = sys.stdin.buffer.read()
xml.etree.ElementTree.fromstring(text)
feed = feedparser.parse(text)
entries = [{"title": e.title, "link": e.link, "author": e.author, "id": e.id} for e in feed.entries]
print(json.dumps({"bozo": bool(feed.bozo), "version": feed.version, "title": feed.feed.title, "entries": entries}))
