-- What the list says of somebody is asked by one function: why they are not to be written to, null when they may be.
drop function app.is_suppressed(uuid, text);
