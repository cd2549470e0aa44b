#!/bin/bash -e
echo after
