"""Runs cases with ansible-core: run_cases.py FOLDER. Each folder in it holds playbook.yml, hosts and
arguments.json; events.json comes to stand beside them. One process for each case, all of them with
the same imports, two at a time."""

import json
import os
import signal
import sys

WORKERS = 2
SECONDS_PER_CASE = 60

os.environ.update(
    ANSIBLE_CALLBACK_PLUGINS=os.path.join(os.path.dirname(os.path.abspath(__file__)), "callbacks"),
    ANSIBLE_STDOUT_CALLBACK="case_events",
    ANSIBLE_PYTHON_INTERPRETER=sys.executable,
    ANSIBLE_GATHERING="explicit",
    ANSIBLE_NOCOLOR="1",
    ANSIBLE_LOCALHOST_WARNING="False",
    ANSIBLE_DEPRECATION_WARNINGS="False",
    ANSIBLE_RETRY_FILES_ENABLED="False",
    ANSIBLE_DEVEL_WARNING="False",
)


def run(folder):
    os.chdir(folder)
    os.environ["CASE_EVENTS"] = os.path.join(folder, "events.json")
    os.environ["ANSIBLE_LOCAL_TEMP"] = os.path.join(folder, "tmp")
    os.environ["ANSIBLE_REMOTE_TEMP"] = os.path.join(folder, "tmp")
    output = os.open(os.path.join(folder, "output.txt"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(output, 1)
    os.dup2(output, 2)
    from ansible.cli.playbook import PlaybookCLI

    with open("arguments.json") as arguments:
        words = json.load(arguments)
    command = ["ansible-playbook", "-c", "local", "-i", "hosts", *words, "playbook.yml"]
    PlaybookCLI(command).run()


def child(folder):
    pid = os.fork()
    if pid:
        return pid
    signal.alarm(SECONDS_PER_CASE)
    status = 1
    try:
        run(folder)
        status = 0
    except SystemExit as end:
        status = int(end.code or 0)
    except BaseException as error:  # what it says is the answer
        print("ERROR! " + str(error), flush=True)
    finally:
        os._exit(status)


def main(root):
    import ansible.cli.playbook  # noqa: F401  once, for all of them
    import ansible.executor.task_queue_manager  # noqa: F401
    import ansible.plugins.strategy.linear  # noqa: F401

    waiting = sorted(os.path.join(root, name) for name in os.listdir(root) if name.isdigit())
    running = 0
    while waiting or running:
        if waiting and running < WORKERS:
            child(waiting.pop(0))
            running += 1
        else:
            os.wait()
            running -= 1


if __name__ == "__main__":
    # An empty search path of plugins would mean the folder one stands in, and every file below it.
    empty = [name for name in os.environ if name.startswith("ANSIBLE_") and not os.environ[name]]
    if empty:
        sys.exit("empty settings: " + ", ".join(empty))
    os.environ["ANSIBLE_CONFIG"] = os.path.join(sys.argv[1], "ansible.cfg")
    open(os.environ["ANSIBLE_CONFIG"], "w").close()
    os.chdir(sys.argv[1])
    main(sys.argv[1])
