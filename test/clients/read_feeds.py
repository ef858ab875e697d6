"""Reads the feeds of a running service as newsboat and feedparser do: read_feeds.py <address> <empty folder>."""

import functools
import html
import http.server
import json
import os
import re
import sqlite3
import subprocess
import sys
import threading
import urllib.error
import urllib.request
import xml.etree.ElementTree

import feedparser

SITE, WORK = sys.argv[1].rstrip("/"), sys.argv[2]
MOST_ITEMS = 30
TITLE_WORDS = 100
results = {"passed": 0, "failed": 0}


def check(sentence, is_true, seen=""):
    results["passed" if is_true else "failed"] += 1
    print(("ok      " if is_true else "FAILED  ") + sentence + ("" if is_true else f": {seen}"))


@functools.cache
def fetch(path):
    with urllib.request.urlopen(SITE + path, timeout=30) as answer:
        return answer.read()


def path_of(url):
    return re.sub(r"^https?://[^/]+", "", url or "")


def plain(text):
    return re.sub(r"\s+", " ", html.unescape(text or "")).strip().replace("<", "‹")


def title_is_right(title, link):
    """The title names the company and begins the claim's own words."""
    words = plain(link["claim"]["text"])[:TITLE_WORDS].rsplit(" ", 1)[0]
    shown = plain(re.sub(r"^(Corrected|Withdrawn): ", "", title or ""))
    return shown.startswith(plain(link["company"]["name"]) + ": ") and ("“" + words) in shown


class Relay(http.server.BaseHTTPRequestHandler):
    """Stands between a reader and the service, and notes how each request was answered."""

    answered = []

    def do_GET(self):
        kept = ("user-agent", "accept", "if-none-match", "if-modified-since")
        headers = {name: value for name, value in self.headers.items() if name.lower() in kept}
        try:
            answer = urllib.request.urlopen(urllib.request.Request(SITE + self.path, headers=headers), timeout=30)
        except urllib.error.HTTPError as refusal:
            answer = refusal
        body = answer.read()
        Relay.answered.append((self.path, answer.status if hasattr(answer, "status") else answer.code))
        self.send_response(answer.code)
        for name in ("content-type", "etag", "last-modified", "cache-control", "link"):
            if answer.headers.get(name):
                self.send_header(name, answer.headers[name])
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def newsboat(folder, url, *commands):
    with open(os.path.join(folder, "urls"), "w") as urls:
        urls.write(url + "\n")
    files = ["-u", os.path.join(folder, "urls"), "-c", os.path.join(folder, "cache.db"), "-C", "/dev/null"]
    run = subprocess.run(
        ["newsboat", *files, "-x", *commands],
        env={**os.environ, "HOME": folder, "TERM": "dumb"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    return run.returncode, run.stdout + run.stderr


def read_with_newsboat(relay, name, form, links):
    # One cache for each feed, because newsboat treats items with the same guid in two feeds as one.
    folder = os.path.join(WORK, f"newsboat-{name.replace('/', '-')}-{form}")
    os.mkdir(folder)
    path = f"/feeds/{name}.{form}"
    status, said = newsboat(folder, relay + path, "reload")
    check(f"newsboat reads {path}", status == 0, said)
    with sqlite3.connect(os.path.join(folder, "cache.db")) as cache:
        items = cache.execute("SELECT title, url, content FROM rss_item").fetchall()
        feeds = cache.execute("SELECT title FROM rss_feed").fetchall()
    check(f"newsboat shows the feed's title of {path}", len(feeds) == 1 and bool(feeds[0][0]), feeds)
    hold_items(f"newsboat, {path}", [(title, url, content) for title, url, content in items], links)
    _, unread = newsboat(folder, relay + path, "print-unread")
    check(f"newsboat counts {len(items)} unread in {path}", unread.startswith(f"{len(items)} unread"), unread)
    # newsboat keeps validators only for a feed that it has read before, and drops those of the first reading.
    newsboat(folder, relay + path, "reload")
    before = len(Relay.answered)
    newsboat(folder, relay + path, "reload")
    again = [code for asked, code in Relay.answered[before:] if asked == path]
    check(f"newsboat's next reading of {path} is answered 304", again == [304], again)


def read_with_feedparser(name, form, links):
    path = f"/feeds/{name}.{form}"
    read = feedparser.parse(SITE + path)
    check(f"feedparser finds no mistake in {path}", not read.bozo, read.get("bozo_exception"))
    wanted = {"rss": "rss20", "atom": "atom10"}[form]
    check(f"feedparser takes {path} for {wanted}", read.version == wanted, read.version)
    items = [(entry.title, entry.link, entry.get("content", [{"value": entry.get("summary", "")}])[0]["value"]) for entry in read.entries]
    hold_items(f"feedparser, {path}", items, links)
    ids = [entry.id for entry in read.entries]
    check(f"each entry of {path} has an id of its own, a tag URI", len(set(ids)) == len(ids) and all(i.startswith("tag:") for i in ids), ids)
    selfs = [link.href for link in read.feed.links if link.rel == "self"]
    check(f"{path} says its own address", [path_of(url) for url in selfs] == [path], selfs)
    check(
        f"feedparser's conditional reading of {path} is answered 304",
        feedparser.parse(SITE + path, etag=read.get("etag")).get("status") == 304
        and ("modified" not in read or feedparser.parse(SITE + path, modified=read.modified).get("status") == 304),
    )


def hold_items(reader, items, links):
    """The items a reader shows against the links that the API has."""
    shown = {path_of(url): (title, content) for title, url, content in items}
    missing = [link for link in links if link["page"] not in shown]
    check(f"{reader}: no published link is missing", len(links) > MOST_ITEMS or not missing, [x["page"] for x in missing])
    wrong = []
    for page, (title, content) in shown.items():
        link = json.loads(fetch(f"/api/v1/links/{page.rsplit('/', 1)[1]}"))
        quotes = [link["claim"]["statement"]["quote"]]
        if link["evidence"]["kind"] == "statement":
            quotes.append(link["evidence"]["statement"]["quote"])
        words = plain(re.sub(r"<[^>]*>", "", content))
        if link["page"] != page or not title_is_right(title, link) or not all(plain(q) in words for q in quotes):
            wrong.append((page, title))
    check(f"{reader}: {len(shown)} titles, addresses and quotes are the API's", bool(shown) and not wrong, wrong)


def links_of(name):
    company = re.match(r"companies/([^/]+)/", name)
    relation = {"contradictions": "contradicts", "confirmations": "confirms"}[name.rsplit("/", 1)[-1]]
    path = f"/api/v1/companies/{company[1]}/links" if company else "/api/v1/links"
    return json.loads(fetch(f"{path}?relation={relation}&limit=100"))["data"]


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Relay)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    relay = f"http://127.0.0.1:{server.server_port}"
    newest = links_of("contradictions")
    check("the API has contradictions to hold the feeds against", bool(newest))
    companies = [f"companies/{newest[0]['company']['slug']}/contradictions"] if newest else []
    for name in ["contradictions", "confirmations", *companies]:
        links = links_of(name)
        for form in ("rss", "atom"):
            xml.etree.ElementTree.fromstring(fetch(f"/feeds/{name}.{form}"))
            read_with_newsboat(relay, name, form, links)
            read_with_feedparser(name, form, links)
    outlines = xml.etree.ElementTree.fromstring(fetch("/feeds.opml")).iter("outline")
    urls = [outline.get("xmlUrl") for outline in outlines if outline.get("xmlUrl")]
    check("each address of the subscription list is a feed", bool(urls) and all(fetch(path_of(url)).startswith(b"<?xml") for url in urls))
    server.shutdown()


try:
    main()
except Exception as failure:  # A check that could not run has failed.
    check("all checks could be made", False, repr(failure))
print(f"{results['passed']} passed, {results['failed']} failed")
sys.exit(1 if results["failed"] or not results["passed"] else 0)
