#!/bin/bash
# A campaign of 100,000 sessions as an array of 50 tasks: sbatch slurm-array.sh
# Afterwards: meso sim merge campaign/shard-* --out campaign/whole
#SBATCH --job-name=meso-campaign
#SBATCH --array=1-50
#SBATCH --cpus-per-task=2
#SBATCH --mem=2G
#SBATCH --time=04:00:00
set -euo pipefail
meso sim campaign --count 100000 --seed 1 --shard "${SLURM_ARRAY_TASK_ID}/50" --workers "${SLURM_CPUS_PER_TASK:-2}" --out "campaign/shard-${SLURM_ARRAY_TASK_ID}"
