#!/bin/sh
echo 'no token in the environment' >&2
exit 2
