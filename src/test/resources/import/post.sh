#!/bin/sh
set -e
echo post
