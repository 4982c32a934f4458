"""An RTSP server that takes any published H.264 stream, decodes it and prints how many pictures have arrived.

Prints `port N` when it listens, then `frames N` with each picture.
"""

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402

Gst.init(None)
frames = 0


def arrived(*_):
    global frames
    frames += 1
    print("frames", frames, flush=True)


def configure(_, media):
    media.get_element().get_by_name_recurse_up("out").connect("handoff", arrived)


class AnyPath(GstRtspServer.RTSPMountPoints):
    """A path comes to be when it is first asked for."""

    def do_make_path(self, url):
        self.add_factory(url.abspath, factory)
        return url.abspath


factory = GstRtspServer.RTSPMediaFactory()
factory.set_transport_mode(GstRtspServer.RTSPTransportMode.RECORD)
factory.set_launch("( rtph264depay name=depay0 ! h264parse ! avdec_h264 ! fakesink name=out async=false signal-handoffs=true )")
factory.connect("media-configure", configure)

server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service("0")
server.set_mount_points(AnyPath())
server.attach(None)
print("port", server.get_bound_port(), flush=True)
GLib.MainLoop().run()
