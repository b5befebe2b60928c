"""A call of gcloud for quick_gcloud.py, which gets this program's files, environment and folder.

usage: quick_gcloud_call.py SOCKET ARGUMENT...
"""

import json
import os
import socket
import sys

request = {'arguments': sys.argv[2:], 'environment': dict(os.environ), 'folder': os.getcwd()}
with socket.socket(socket.AF_UNIX) as server:
    server.connect(sys.argv[1])
    socket.send_fds(server, [json.dumps(request).encode()], [0, 1, 2])
    sys.exit(int(server.recv(9) or b'1'))
