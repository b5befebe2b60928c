# The same as deploy/deploy.sh, for those who keep their cloud in Terraform. It is applied in two steps, since the job needs an image in the
# repository and a version of the secret; docs/cloud-run-jobs.md has the commands. The service key never passes through Terraform, whose
# state would keep it.
terraform {
  required_version = ">= 1.6"
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = ">= 6.0"
    }
  }
}

provider "google" {
  project = var.project
  region  = var.region
}

locals {
  # The names of deploy.sh; an account's has at most 30 characters. A project that was applied when all jobs shared the names
  # reader-worker, scheduler-invoker and reader-event keeps them with the variable accounts.
  stem     = length(var.job) <= 25 ? var.job : "${substr(var.job, 0, 17)}-${substr(sha256(var.job), 0, 6)}"
  accounts = var.accounts != null ? var.accounts : { worker = "${local.stem}-run", tick = "${local.stem}-tick", wake = "${local.stem}-wake" }
  schedule = var.trigger == "event" ? "*/15 * * * *" : "* * * * *"
  environment = {
    SUPABASE_URL         = var.supabase_url
    SUPABASE_BUCKET      = var.bucket
    WORKER_MODE          = "job"
    MAX_JOBS             = tostring(var.max_jobs)
    POLL_INTERVAL_MS     = "1500"
    MAX_ATTEMPTS         = "5"
    LINGER_SECONDS       = var.trigger == "tick" ? "0" : "55"
    TASK_TIMEOUT_SECONDS = tostring(var.timeout)
  }
}

resource "google_project_service" "api" {
  for_each           = toset(["run", "cloudscheduler", "secretmanager", "artifactregistry", "cloudbuild", "iam"])
  service            = "${each.key}.googleapis.com"
  disable_on_destroy = false
}

resource "google_artifact_registry_repository" "images" {
  repository_id = var.repository
  location      = var.region
  format        = "DOCKER"
  depends_on    = [google_project_service.api]
}

resource "google_secret_manager_secret" "key" {
  secret_id = "${var.job}-supabase-key"
  replication {
    auto {}
  }
  depends_on = [google_project_service.api]
}

resource "google_service_account" "worker" {
  account_id   = local.accounts.worker
  display_name = "Intelligent Reader: the worker"
  depends_on   = [google_project_service.api]
}

resource "google_secret_manager_secret_iam_member" "worker_reads_key" {
  secret_id = google_secret_manager_secret.key.id
  role      = "roles/secretmanager.secretAccessor"
  member    = "serviceAccount:${google_service_account.worker.email}"
}

resource "google_cloud_run_v2_job" "worker" {
  name                = var.job
  location            = var.region
  labels              = { intelligent-reader-trigger = var.trigger }
  deletion_protection = false
  depends_on          = [google_secret_manager_secret_iam_member.worker_reads_key]

  template {
    task_count = var.tasks
    template {
      service_account = google_service_account.worker.email
      max_retries     = 1
      timeout         = "${var.timeout}s"
      containers {
        image = var.image
        resources {
          limits = {
            cpu    = "1"
            memory = var.memory
          }
        }
        dynamic "env" {
          for_each = local.environment
          content {
            name  = env.key
            value = env.value
          }
        }
        env {
          name = "SUPABASE_SECRET_KEY"
          value_source {
            secret_key_ref {
              secret  = google_secret_manager_secret.key.secret_id
              version = "latest"
            }
          }
        }
      }
    }
  }
}

resource "google_service_account" "scheduler" {
  account_id   = local.accounts.tick
  display_name = "Intelligent Reader: starts the worker"
  depends_on   = [google_project_service.api]
}

resource "google_cloud_run_v2_job_iam_member" "scheduler_starts_worker" {
  name     = google_cloud_run_v2_job.worker.name
  location = var.region
  role     = "roles/run.invoker"
  member   = "serviceAccount:${google_service_account.scheduler.email}"
}

resource "google_cloud_scheduler_job" "tick" {
  name      = "${var.job}-tick"
  region    = var.region
  schedule  = local.schedule
  time_zone = "Etc/UTC"
  http_target {
    http_method = "POST"
    uri         = "https://run.googleapis.com/v2/projects/${var.project}/locations/${var.region}/jobs/${var.job}:run"
    body        = base64encode("{}")
    oauth_token {
      service_account_email = google_service_account.scheduler.email
      scope                 = "https://www.googleapis.com/auth/cloud-platform"
    }
  }
  depends_on = [google_cloud_run_v2_job_iam_member.scheduler_starts_worker]
}

resource "google_service_account" "event" {
  count        = var.trigger == "event" ? 1 : 0
  account_id   = local.accounts.wake
  display_name = "Intelligent Reader: starts the worker when a book arrives"
  depends_on   = [google_project_service.api]
}

resource "google_cloud_run_v2_job_iam_member" "event" {
  for_each = var.trigger == "event" ? toset(["roles/run.invoker", "roles/run.viewer"]) : toset([])
  name     = google_cloud_run_v2_job.worker.name
  location = var.region
  role     = each.key
  member   = "serviceAccount:${google_service_account.event[0].email}"
}
