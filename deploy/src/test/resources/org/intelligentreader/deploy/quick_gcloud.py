"""The real gcloud for many calls: its modules are loaded once, and each call is a fork of this program.

usage: CLOUDSDK_PYTHON_ARGS=THIS_FILE gcloud SOCKET, which starts it as: THIS_FILE SDK/lib/gcloud.py SOCKET

It prints the interpreter for quick_gcloud_call.py, serves calls at the socket, and ends with its standard input.
"""

import importlib
import json
import os
import select
import socket
import sys

program, address = sys.argv[1:3]
library = os.path.dirname(program)
sys.path[:0] = [library, os.path.join(library, 'third_party')]
from googlecloudsdk import gcloud_main

learned, teach = os.pipe()


def run(request, files):
    """One call, in a process of its own; answers its exit code."""
    for number, file in enumerate(files):
        os.dup2(file, number)
    os.environ.clear()
    os.environ.update(request['environment'])
    os.chdir(request['folder'])
    sys.argv = [program] + request['arguments']
    try:
        gcloud_main.main()
        return 0
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)


def serve(connection):
    message, files, _, _ = socket.recv_fds(connection, 1 << 20, 3)
    if os.fork() == 0:
        known = set(sys.modules)
        code = 1
        try:
            code = run(json.loads(message), files)
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            names = [name for name in set(sys.modules) - known if name.startswith('googlecloudsdk.')]
            os.write(teach, ''.join(name + '\n' for name in names).encode())
            connection.sendall(str(code).encode())
            os._exit(0)
    for file in files:
        os.close(file)


def learn():
    """What a call had to load is loaded for the next ones."""
    for name in os.read(learned, 1 << 16).decode().split():
        try:
            importlib.import_module(name)
        except Exception:
            pass


def bury():
    """Takes notice of the calls that have ended."""
    try:
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
    except ChildProcessError:
        pass


server = socket.socket(socket.AF_UNIX)
server.bind(address)
server.listen()
print(sys.executable, flush=True)
while True:
    ready, _, _ = select.select([sys.stdin, learned, server], [], [])
    bury()
    if sys.stdin in ready:
        sys.exit()
    if learned in ready:
        learn()
    if server in ready:
        with server.accept()[0] as connection:
            serve(connection)
