# Just enough of WebDriver (W3C) to drive Debian's chromium through its chromedriver.
# SPDX-License-Identifier: MIT
import base64
import json
import pathlib
import re
import shutil
import subprocess
import tempfile
import urllib.request


class Browser:
    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="entente-chromium-")
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self.driver.stdout:
            if found := re.search(r"started successfully on port (\d+)", line):
                self.url = f"http://127.0.0.1:{found.group(1)}"
                break
        else:
            raise RuntimeError("chromedriver did not start")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                 "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--window-size=1280,900", f"--user-data-dir={self.profile}"]
        options = {"args": flags}
        if chromium := shutil.which("chromium"):
            options["binary"] = chromium
        made = self.post("/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}})
        self.url += "/session/" + made["sessionId"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.request("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait(20)
            shutil.rmtree(self.profile, ignore_errors=True)

    def request(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            # the driver is on this machine: no proxy
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=240) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as e:
            raise RuntimeError(json.load(e)["value"]["message"]) from e

    def post(self, path, body):
        return self.request("POST", path, body)

    def open(self, path):
        self.post("/url", {"url": pathlib.Path(path).resolve().as_uri()})

    def run(self, script, *arguments):
        return self.post("/execute/sync", {"script": script, "args": arguments})

    def cdp(self, command, **parameters):
        return self.post("/goog/cdp/execute", {"cmd": command, "params": parameters})

    def press(self, key, times=1):
        strokes = [{"type": kind, "value": key} for _ in range(times) for kind in ("keyDown", "keyUp")]
        self.post("/actions", {"actions": [{"type": "key", "id": "keys", "actions": strokes}]})

    def log(self):
        return self.post("/se/log", {"type": "browser"})

    def shot(self, path, whole=True):
        """A picture of the page, or of the part in the window."""
        size = self.cdp("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": 1280, "height": min(size["height"], 4000), "scale": 1}
        more = {"captureBeyondViewport": True, "clip": clip} if whole else {}
        data = self.cdp("Page.captureScreenshot", format="png", **more)["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(data))


TAB, LEFT, UP, RIGHT, DOWN, HOME, END, ESCAPE, ENTER = "\ue004", "\ue012", "\ue013", "\ue014", "\ue015", "\ue011", "\ue010", "\ue00c", "\ue007"
