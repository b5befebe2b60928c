#!/bin/sh
# Copies the books and the database of the home system, which stands still meanwhile, and keeps 14 days; reader-backup.service runs it.
# usage: backup.sh [FOLDER [BACKUPS]]: FOLDER has the folder intelligent-reader.
set -eu
umask 077
folder=${1:-/var/lib/private} backups=${2:-/var/backups/intelligent-reader}
copy=$backups/$(date +%F).tar.gz
mkdir -p "$backups"
# A copy that was cut short does not stay, and does not take the place of a whole one.
trap 'rm -f "$copy.part"' EXIT
tar -C "$folder" --numeric-owner -czf "$copy.part" intelligent-reader
mv "$copy.part" "$copy"
find "$backups" -name '*.tar.gz' -mtime +14 -delete
