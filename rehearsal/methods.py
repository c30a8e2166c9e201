"""The table of Bot API methods, filled by the files that hold them."""

from rehearsal.methods_bot import BOT_METHODS
from rehearsal.methods_chat import CHAT_METHODS
from rehearsal.methods_edit import EDIT_METHODS
from rehearsal.methods_react import REACT_METHODS
from rehearsal.methods_send import SEND_METHODS
from rehearsal.methods_updates import UPDATE_METHODS
from rehearsal.table import Method

METHODS: dict[str, Method] = {
    name.lower(): method
    for table in (SEND_METHODS, EDIT_METHODS, REACT_METHODS, CHAT_METHODS, BOT_METHODS, UPDATE_METHODS)
    for name, method in table.items()
}
