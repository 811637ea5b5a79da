import type { Borders } from './export-options.ts'

/** The tokenizer's name in spaCy's registry, as `tokenizer.py` registers it. */
const tokenizerName = 'hashiya.tokenizer.v1'

export type SpacyConfig = {
  /** Paths from the folder of the export. */
  readonly train: string
  /** Null where nothing was split: scores are then those of the training texts. */
  readonly dev: string | null
  readonly borders: Borders
  /** Words of the longest mention. */
  readonly longest: number
  readonly hasCategories: boolean
}

/** `spancat` looks at every run of words up to so many: longer ones cost more than they bring. */
const longestSuggested = 24

const listener = ['@architectures = "spacy.Tok2VecListener.v1"', 'width = 96', 'upstream = "tok2vec"']

/** `config.cfg` of spaCy 3 for a small pipeline on the processor: `ner` learns `ents`, `spancat` learns `spans["sc"]`, and `textcat_multilabel` learns `cats` where there are any. */
export function spacyConfig({ train, dev, borders, longest, hasCategories }: SpacyConfig): string {
  const pipeline = ['tok2vec', 'ner', 'spancat', ...(hasCategories ? ['textcat_multilabel'] : [])]
  const sizes = Math.min(longest, longestSuggested)
  const lines = [
    '# spacy train config.cfg --code tokenizer.py --output model',
    ...(dev === null ? ['# Nothing was split off: the scores shown are those of the training texts themselves.'] : []),
    ...(borders === 'gold'
      ? [
          '# Words are cut at the marks, as no tokenizer can: marks inside words reach no training. Export with borders at words for that.',
        ]
      : []),
    ...(longest > sizes ? [`# The longest mention has ${longest} words; spancat looks at ${sizes}.`] : []),
    '',
    '[paths]',
    `train = "${train}"`,
    `dev = "${dev ?? train}"`,
    '',
    '[system]',
    'seed = 0',
    'gpu_allocator = null',
    '',
    '[nlp]',
    'lang = "ar"',
    `pipeline = ${JSON.stringify(pipeline)}`,
    'batch_size = 64',
    '',
    '[nlp.tokenizer]',
    `@tokenizers = "${tokenizerName}"`,
    '',
    '[components]',
    '',
    '[components.tok2vec]',
    'factory = "tok2vec"',
    '',
    '[components.tok2vec.model]',
    '@architectures = "spacy.Tok2Vec.v2"',
    '',
    '[components.tok2vec.model.embed]',
    '@architectures = "spacy.MultiHashEmbed.v2"',
    'width = 96',
    'attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]',
    'rows = [5000, 1000, 2500, 2500]',
    'include_static_vectors = false',
    '',
    '[components.tok2vec.model.encode]',
    '@architectures = "spacy.MaxoutWindowEncoder.v2"',
    'width = 96',
    'depth = 4',
    'window_size = 1',
    'maxout_pieces = 3',
    '',
    '[components.ner]',
    'factory = "ner"',
    '',
    '[components.ner.model]',
    '@architectures = "spacy.TransitionBasedParser.v2"',
    'state_type = "ner"',
    'extra_state_tokens = false',
    'hidden_width = 64',
    'maxout_pieces = 2',
    'use_upper = true',
    '',
    '[components.ner.model.tok2vec]',
    ...listener,
    '',
    '[components.spancat]',
    'factory = "spancat"',
    'spans_key = "sc"',
    'threshold = 0.5',
    '',
    '[components.spancat.suggester]',
    '@misc = "spacy.ngram_range_suggester.v1"',
    'min_size = 1',
    `max_size = ${sizes}`,
    '',
    '[components.spancat.model]',
    '@architectures = "spacy.SpanCategorizer.v1"',
    '',
    '[components.spancat.model.reducer]',
    '@layers = "spacy.mean_max_reducer.v1"',
    'hidden_size = 128',
    '',
    '[components.spancat.model.scorer]',
    '@layers = "spacy.LinearLogistic.v1"',
    'nO = null',
    'nI = null',
    '',
    '[components.spancat.model.tok2vec]',
    ...listener,
    '',
    ...(hasCategories
      ? [
          '[components.textcat_multilabel]',
          'factory = "textcat_multilabel"',
          'threshold = 0.5',
          '',
          '[components.textcat_multilabel.model]',
          '@architectures = "spacy.TextCatBOW.v3"',
          'exclusive_classes = false',
          'length = 262144',
          'ngram_size = 1',
          'no_output_layer = false',
          '',
        ]
      : []),
    '[corpora]',
    '',
    ...(['train', 'dev'] as const).flatMap(side => [
      `[corpora.${side}]`,
      '@readers = "spacy.Corpus.v1"',
      `path = \${paths.${side}}`,
      'max_length = 0',
      'gold_preproc = false',
      'limit = 0',
      '',
    ]),
    '[training]',
    'train_corpus = "corpora.train"',
    'dev_corpus = "corpora.dev"',
    `seed = \${system.seed}`,
    `gpu_allocator = \${system.gpu_allocator}`,
    'dropout = 0.1',
    'accumulate_gradient = 1',
    'patience = 1600',
    'max_epochs = 0',
    'max_steps = 20000',
    'eval_frequency = 200',
    '',
    '[training.optimizer]',
    '@optimizers = "Adam.v1"',
    'learn_rate = 0.001',
    '',
    '[training.batcher]',
    '@batchers = "spacy.batch_by_words.v1"',
    'discard_oversize = false',
    'tolerance = 0.2',
    '',
    '[training.batcher.size]',
    '@schedules = "compounding.v1"',
    'start = 100',
    'stop = 1000',
    'compound = 1.001',
    '',
    '[training.logger]',
    '@loggers = "spacy.ConsoleLogger.v1"',
    'progress_bar = false',
    '',
    '[training.score_weights]',
    'ents_f = 0.5',
    'ents_p = 0.0',
    'ents_r = 0.0',
    'spans_sc_f = 0.5',
    'spans_sc_p = 0.0',
    'spans_sc_r = 0.0',
    ...(hasCategories ? ['cats_score = 0.0'] : []),
    '',
  ]
  return lines.join('\n')
}
