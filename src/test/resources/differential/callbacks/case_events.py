"""Writes what happened as JSON: a list of [host, title, item or null, status, message]."""

import json
import os

from ansible.plugins.callback import CallbackBase


class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "stdout"
    CALLBACK_NAME = "case_events"

    def __init__(self):
        super().__init__()
        self.events = []

    def add(self, result, status, item=None):
        values = result._result
        message = values.get("msg") if result._task.action.split(".")[-1] in ("debug", "fail") else None
        name = result._task.get_name().strip()
        if result._task.action.endswith("include_role"):
            name = name.split(" : ")[0]
        self.events.append([result._host.get_name(), name, item, status, message])

    def whole(self, result, status):
        if not (result._result.get("results") and result._task.loop is not None):
            self.add(result, status)

    def item(self, result, status):
        self.add(result, status, self.text(result._result.get("_ansible_item_label", result._result.get("item"))))

    @staticmethod
    def text(value):
        return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))

    def v2_runner_on_ok(self, result):
        if "include" not in result._task.action or "include_vars" in result._task.action:
            self.whole(result, "changed" if result._result.get("changed") else "ok")

    def v2_runner_on_failed(self, result, ignore_errors=False):
        self.whole(result, "ignored" if ignore_errors else "failed")

    def v2_runner_on_skipped(self, result):
        self.whole(result, "skipped")

    def v2_runner_on_unreachable(self, result):
        self.whole(result, "unreachable")

    def v2_runner_item_on_ok(self, result):
        if not result._task.action.endswith(("include_tasks", "include_role")):
            self.item(result, "changed" if result._result.get("changed") else "ok")

    def v2_runner_item_on_failed(self, result):
        self.item(result, "ignored" if result._task.ignore_errors else "failed")

    def v2_runner_item_on_skipped(self, result):
        self.item(result, "skipped")

    def v2_playbook_on_stats(self, stats):
        recap = {}
        for host in stats.processed:
            recap[host] = stats.summarize(host)
        with open(os.environ["CASE_EVENTS"], "w") as out:
            json.dump({"events": self.events, "recap": recap}, out)
