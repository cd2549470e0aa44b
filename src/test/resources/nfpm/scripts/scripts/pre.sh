#!/bin/sh
echo before
