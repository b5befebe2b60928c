package org.intelligentreader.supabase.model;

/// Everything that can happen to the queue.
enum Move {
  ENQUEUE,
  CANCEL,
  RETRY,
  DELETE_JOB,
  DELETE_BOOK,
  TOUCH_BOOK,
  HOSTILE,
  CLAIM,
  OLD_CLAIM,
  HEARTBEAT,
  COMPLETE,
  FAIL,
  RELEASE,
  SOURCE_DELETED,
  STOPPED,
  OLD_UPDATE,
  OLD_FIELDS,
  ADMIN_REQUEUE,
  ADMIN_CANCEL,
  EXPIRE,
  WAKE,
  SWEEP,
  UPLOAD_BUNDLE,
  REMOVE_BUNDLE,
  UPLOAD_SOURCE,
  REMOVE_SOURCE
}
