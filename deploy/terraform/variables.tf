variable "project" {
  description = "The Google Cloud project."
  type        = string
}

variable "region" {
  type    = string
  default = "us-central1"
}

variable "supabase_url" {
  description = "https://REF.supabase.co"
  type        = string
}

variable "image" {
  description = "The worker's image, preferably by digest."
  type        = string
}

variable "job" {
  type    = string
  default = "intelligent-reader-worker"
}

variable "repository" {
  description = "The Artifact Registry repository of the images, one for each job."
  type        = string
  default     = "intelligent-reader"
}

variable "accounts" {
  description = "Names of the service accounts, if they are not derived from the job's name."
  type        = object({ worker = string, tick = string, wake = string })
  default     = null
}

variable "trigger" {
  description = "tick, linger or event; see docs/cloud-run-jobs.md."
  type        = string
  default     = "tick"
  validation {
    condition     = contains(["tick", "linger", "event"], var.trigger)
    error_message = "The trigger is tick, linger or event."
  }
}

variable "bucket" {
  type    = string
  default = "epubs"
  validation {
    condition     = var.bucket == "epubs"
    error_message = "The bucket can only be epubs, which supabase/schema.sql makes."
  }
}

variable "memory" {
  type    = string
  default = "512Mi"
}

variable "timeout" {
  description = "Maximum duration of one run, in seconds."
  type        = number
  default     = 3600
}

variable "tasks" {
  type    = number
  default = 1
}

variable "max_jobs" {
  type    = number
  default = 50
}
